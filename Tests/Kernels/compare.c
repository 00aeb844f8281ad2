// Comparisons against one element at a time.
#include "types.h"

void test_compare(void) {
    mt_compare (*const finders[])(mt_type) = {mt_compare_equal, mt_compare_not_equal, mt_compare_less, mt_compare_less_equal, mt_compare_greater, mt_compare_greater_equal};
    const char *const names[] = {"equal", "not_equal", "less", "less_equal", "greater", "greater_equal"};
    enum { most = 2500 };
    char *a = fenced(most * 16), *b = fenced(most * 16);
    uint8_t *y = fenced(most);
    for (int op = 0; op < 6; op++) {
        begin("compare", names[op]);
        for (mt_type t = 0; t < mt_type_count; t++) {
            mt_compare f = finders[op](t);
            check((f != NULL) == (t != mt_type_f16 && (op < 2 || !is_complex(t))), "%s: a loop for %s", names[op], type_names[t]);
            if (!f) continue;
            long size = type_sizes[t];
            for (int variant = 0; variant < 4; variant++) {
                long sa = variant & 1, sb = variant >> 1 & 1;
                for (long n = 0; n <= most; n += n < 70 ? 1 : 1210) {
                    char *pa = a + (most * 16 - (sa ? n : 1) * size), *pb = b + (most * 16 - (sb ? n : 1) * size);
                    uint8_t *py = y + most - n;
                    fill_noise(t, sa ? n : 1, pa);
                    fill_noise(t, sb ? n : 1, pb);
                    for (long i = 0; sa && sb && i < n; i += 3) memcpy(pa + i * size, pb + i * size, (size_t)size);
                    f(n, pa, sa, pb, sb, py);
                    for (long i = 0; i < n; i++) {
                        const char *p = pa + i * sa * size, *q = pb + i * sb * size;
                        bool less, equal;
                        if (is_complex(t)) {
                            less = false;
                            equal = get_f(t, p) == get_f(t, q) && get_f(t, p + size / 2) == get_f(t, q + size / 2);
                        } else if (is_real(t)) {
                            less = get_f(t, p) < get_f(t, q), equal = get_f(t, p) == get_f(t, q);
                        } else {
                            int64_t v = get_i(t, p), w = get_i(t, q);
                            less = is_signed(t) ? v < w : (uint64_t)v < (uint64_t)w, equal = v == w;
                        }
                        bool nan = is_real(t) && (get_f(t, p) != get_f(t, p) || get_f(t, q) != get_f(t, q));
                        bool values[] = {equal, !equal, less, less || equal, !nan && !less && !equal, !nan && !less};
                        check(py[i] == values[op], "%s %s n %ld strides %ld %ld: element %ld", names[op], type_names[t], n, sa, sb, i);
                    }
                }
            }
        }
    }
}
