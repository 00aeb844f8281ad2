// main GOLDEN-FOLDER LEVEL [ARGUMENTS]: runs every test at one CPU level; exits with 1 if any failed.
#define _DEFAULT_SOURCE
#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h>
#include "test.h"

const char *golden;
long arguments = 100000;

static int passed, failed, failures_here;
static char current[200];

static void finish(void) {
    if (!current[0]) return;
    if (failures_here) {
        failed++;
        printf("FAILED %s (%d checks)\n", current, failures_here);
    } else
        passed++;
    failures_here = 0;
}

void begin(const char *name, const char *detail) {
    finish();
    snprintf(current, sizeof current, "%s %s", name, detail);
}

void check(bool holds, const char *format, ...) {
    if (holds) return;
    if (++failures_here > 5) return;
    printf("  %s: ", current);
    va_list list;
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    printf("\n");
}

static uint64_t state = 88172645463325252u;
uint64_t noise_bits(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state * 2685821657736338717u;
}
double noise(void) { return (double)(int64_t)noise_bits() * 0x1p-63; }

void *fenced(size_t bytes) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE), whole = (bytes + page - 1) / page * page;
    char *memory = mmap(NULL, whole + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED || mprotect(memory + whole, page, PROT_NONE)) {
        perror("mmap");
        exit(2);
    }
    return memory + whole - bytes;
}

int main(int count, char **words) {
    if (count < 3) {
        fprintf(stderr, "usage: %s GOLDEN-FOLDER LEVEL [ARGUMENTS]\n", words[0]);
        return 2;
    }
    golden = words[1];
    if (count > 3) arguments = atol(words[3]);
    begin("cpu", words[2]);
    check(!strcmp(mt_cpu_current().name, words[2]), "level %s runs, %s was wanted", mt_cpu_current().name, words[2]);
    test_unary();
    test_binary();
    test_compare();
    test_convert();
    test_reduce();
    test_copy();
    test_filter();
    test_interpolate();
    test_order();
    finish();
    printf("%s: %d passed, %d failed\n", words[2], passed, failed);
    return failed > 0;
}
