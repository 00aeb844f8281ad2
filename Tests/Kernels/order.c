// Sorting against the C library's, for inputs that quicksort is known to stumble over.
#include "order.h"
#include "types.h"

static mt_type type;

// −0 before +0, NaNs last.
static int in_order(const void *a, const void *b) {
    if (!is_real(type)) {
        int64_t x = get_i(type, a), y = get_i(type, b);
        return is_signed(type) ? (x > y) - (x < y) : ((uint64_t)x > (uint64_t)y) - ((uint64_t)x < (uint64_t)y);
    }
    double x = get_f(type, a), y = get_f(type, b);
    if (x != x || y != y) return (x != x) - (y != y);
    return x != y ? (x > y) - (x < y) : (signbit(x) == 0) - (signbit(y) == 0);
}

static void put(mt_type t, void *p, long value) {
    double wide = (double)value;
    float narrow = (float)value;
    if (t == mt_type_f64) memcpy(p, &wide, sizeof wide);
    else if (t == mt_type_f32) memcpy(p, &narrow, sizeof narrow);
    else put_i(t, p, (uint64_t)value);
}

enum { noisy, few, rising, falling, equal, pipes, saw, last_out, kinds };

static void fill(int kind, long n, char *x) {
    long size = type_sizes[type];
    if (kind == noisy) {
        fill_noise(type, n, x);
        return;
    }
    for (long i = 0; i < n; i++) {
        long values[] = {
            0, (long)(noise_bits() >> 62), i, -i, 7, i < n / 2 ? i : n - i, i % 37, i == n - 1 ? -1 : i};
        put(type, x + i * size, values[kind]);
    }
}

void test_order(void) {
    enum { most = 100000 };
    char *memory = fenced(most * 8), *expected = malloc(most * 8);
    for (type = 0; type < mt_type_count; type++) {
        mt_sort sort = mt_order_sort(type);
        long size = type_sizes[type];
        begin("sort", type_names[type]);
        bool known = (is_integer(type) || is_real(type)) && size >= 4 && mt_cpu_current().vector_bytes >= 32;
        check((sort != NULL) == known, "loop");
        if (!sort) continue;
        for (int kind = 0; kind < kinds; kind++)
            for (long n = 0; n <= most; n = n < 700 ? n + 1 : n * 1.7) {
                char *x = memory + most * 8 - n * size;
                fill(kind, n, x);
                memcpy(expected, x, (size_t)(n * size));
                qsort(expected, (size_t)n, (size_t)size, in_order);
                sort(n, x, n % 3 ? 40 : (int)(n % 4));  // with few turns the heap has its share
                for (long i = 0; i < n; i++)
                    if (!same_element(type, x + i * size, expected + i * size)) {
                        check(false, "element %ld of %ld, input %d", i, n, kind);
                        break;
                    }
            }
    }
    free(expected);
}
