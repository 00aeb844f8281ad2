#!/bin/sh
# Tests the C kernels at every CPU level of this machine, and the arm64 ones under qemu: run.sh [--long] [--no-arm64]
#
#   --long       10^7 random arguments per function instead of 10^5
#   --no-arm64   only this machine's levels
#
# Needs clang (of the Swift toolchain) and, on x86-64, gcc with libquadmath for the 113-bit reference; for arm64 on
# x86-64 the Debian packages gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user-static.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
kernels=$root/Sources/CMartletKernels
transforms=$root/Sources/CMartletFFTKernels
butterflies=$root/Sources/CMartletButterflyKernels
build=$root/.build/kernels-test
golden=$root/Tests/Golden/kernels
arguments=100000
arm64=1
for word; do
    case $word in
    --long) arguments=10000000 ;;
    --no-arm64) arm64=0 ;;
    *) echo "usage: $0 [--long] [--no-arm64]" >&2; exit 2 ;;
    esac
done

need() {
    command -v "$1" > /dev/null || { echo "$0: $1 not found; install $2" >&2; exit 2; }
}

# compile FOLDER REFERENCE-COMPILER "LINKER-FLAGS" "FLAGS…": one program from the kernels and the tests
compile() {
    folder=$1 reference=$2 libraries=$3 flags=$4
    rm -rf "$folder"
    mkdir -p "$folder"
    $reference -O2 -c "$here/reference.c" -o "$folder/reference.o"
    for file in $(find "$kernels" "$transforms" "$butterflies" "$here" -name '*.c' ! -name reference.c); do
        echo "$file $folder/$(echo "${file#"$root"/}" | tr / -).o"
    done | xargs -P 4 -n 2 sh -c "clang -std=c17 $flags -Wall -Wextra -Werror -I'$kernels/include' -I'$transforms/include' -c \"\$0\" -o \"\$1\""
    clang $flags "$folder"/*.o $libraries -lm -o "$folder/test"
}

passed=0 failed=0
# level NAME COMMAND…: one run, adding to the counts
level() {
    name=$1
    shift
    status=0
    MARTLET_CPU=$name "$@" "$golden" "$name" "$count" > "$build/log" 2>&1 || status=$?
    cat "$build/log"
    line=$(tail -n 1 "$build/log")
    case $line in
    "$name: "*" passed, "*" failed")
        set -- $line
        passed=$((passed + $2)) failed=$((failed + $4)) ;;
    *) echo "$name ended with status $status" && failed=$((failed + 1)) ;;
    esac
}

need clang "the Swift toolchain"
mkdir -p "$build"
case $(uname -m) in
x86_64)
    need gcc "the package gcc"
    quadmath=$(gcc -print-file-name=libquadmath.a)
    compile "$build/native" gcc "$quadmath" "-O2"
    compile "$build/debug" gcc "$quadmath" "-O0"
    features=$(grep -m1 '^flags' /proc/cpuinfo || true)
    levels=baseline
    case $features in *avx2*) levels="$levels avx2" ;; esac
    case $features in *avx512bw*) levels="$levels avx512" ;; esac
    for name in $levels; do
        count=$arguments level "$name" "$build/native/test"
        count=20000 level "$name" "$build/debug/test"
    done
    if [ $arm64 = 1 ]; then
        need aarch64-linux-gnu-gcc "the packages gcc-aarch64-linux-gnu and libc6-dev-arm64-cross"
        need qemu-aarch64-static "the package qemu-user-static"
        target="--target=aarch64-linux-gnu --gcc-install-dir=$(dirname "$(aarch64-linux-gnu-gcc -print-libgcc-file-name)")"
        compile "$build/arm64" aarch64-linux-gnu-gcc "-fuse-ld=lld -static" "-O2 $target"
        count=20000 level neon qemu-aarch64-static "$build/arm64/test"
    fi ;;
aarch64 | arm64)
    compile "$build/native" clang "" "-O2"
    compile "$build/debug" clang "" "-O0"
    count=$arguments level neon "$build/native/test"
    count=20000 level neon "$build/debug/test" ;;
*)
    echo "$0: no reference for $(uname -m)" >&2
    exit 2 ;;
esac
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
