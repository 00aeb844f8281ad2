// sosfilt: SciPy's values; the same bits alone, among others, in pieces, in any layout, in place and backwards.
#include <math.h>
#include "test.h"

static void golden_filter(void) {
    begin("sosfilt", "golden table");
    char path[1000], line[1000], kind[20], text[6][60];
    snprintf(path, sizeof path, "%s/sosfilt.tsv", golden);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    double sos[8][6], before[8][2], after[8][2], x[400], wanted[400], y[400];
    float sos_f[8][6], before_f[8][2], x_f[400], y_f[400];
    long sections = 0, states = 0, ends = 0, n = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        int words = sscanf(line, "%19s %59s %59s %59s %59s %59s %59s", kind, text[0], text[1], text[2], text[3], text[4], text[5]);
        double v[6];
        for (int i = 0; i + 1 < words; i++) v[i] = strtod(text[i], NULL);
        if (!strcmp(kind, "sos")) memcpy(sos[sections++], v, sizeof v);
        else if (!strcmp(kind, "before")) memcpy(before[states++], v, sizeof *before);
        else if (!strcmp(kind, "after")) memcpy(after[ends++], v, sizeof *after);
        else x[n] = v[0], wanted[n++] = v[1];
    }
    fclose(file);
    check(sections == 4 && states == 4 && ends == 4 && n == 150, "the table's size");
    double size = 0;
    for (long i = 0; i < n; i++) size = fmax(size, fabs(wanted[i])), x_f[i] = (float)x[i];
    for (long k = 0; k < sections; k++) {
        for (int i = 0; i < 6; i++) sos_f[k][i] = (float)sos[k][i];
        before_f[k][0] = (float)before[k][0], before_f[k][1] = (float)before[k][1];
    }
    mt_sosfilt f = mt_filter_sosfilt();
    f.f64(sections, &sos[0][0], 1, n, x, n, 1, y, n, 1, &before[0][0], 1);
    f.f32(sections, &sos_f[0][0], 1, n, x_f, n, 1, y_f, n, 1, &before_f[0][0], 1);
    // 200 roundings of numbers no larger than the result; for f32 coefficients are rounded too, near the poles.
    for (long i = 0; i < n; i++) {
        check(fabs(y[i] - wanted[i]) <= 200 * 0x1p-53 * size, "f64 sample %ld: %a, not %a", i, y[i], wanted[i]);
        check(fabs(y_f[i] - wanted[i]) <= 2000 * 0x1p-24 * size, "f32 sample %ld: %a, not %a", i, (double)y_f[i], wanted[i]);
    }
    for (long k = 0; k < sections; k++)
        for (int i = 0; i < 2; i++) check(fabs(before[k][i] - after[k][i]) <= 200 * 0x1p-53 * size, "state %ld %d", k, i);
}

// Stable sections: poles of radius below one.
#define SECTIONS(T, sos, count) \
    for (long k = 0; k < count; k++) { \
        double radius = 0.5 + 0.49 * fabs(noise()), angle = 3 * noise(); \
        const double row[6] = {noise(), noise(), noise(), 1, -2 * radius * cos(angle), radius * radius}; \
        for (int i = 0; i < 6; i++) sos[6 * k + i] = (T)row[i]; \
    }

#define ROUTES(T, type) \
    static void routes_##type(void) { \
        begin("sosfilt routes", #type); \
        enum { most = 40, long_one = 300, deepest = 11 }; \
        static T x[most * long_one], y[most * long_one], alone[most * long_one], z[most * deepest * 2], z_alone[most * deepest * 2], z0[most * deepest * 2], sos[deepest * 6], turned[2 * most * long_one], result[2 * most * long_one]; \
        mt_sosfilt f = mt_filter_sosfilt(); \
        for (long sections = 0; sections <= deepest; sections += sections < 5 ? 1 : 3) \
            for (long n = 0; n <= long_one; n = n < 7 ? n + 1 : n * 2 + 3) \
                for (long signals = 0; signals <= most; signals += signals < 5 ? 1 : 7) { \
                    SECTIONS(T, sos, sections) \
                    long states = signals * sections * 2; \
                    for (long i = 0; i < signals * n; i++) x[i] = (T)noise(); \
                    for (long i = 0; i < states; i++) z0[i] = (T)noise(); \
                    memcpy(z_alone, z0, sizeof z0); \
                    for (long i = 0; i < signals; i++) \
                        f.type(sections, sos, 1, n, x + i * n, n, 1, alone + i * n, n, 1, z_alone + i * sections * 2, 1); \
                    memcpy(z, z0, sizeof z0); \
                    f.type(sections, sos, signals, n, x, n, 1, y, n, 1, z, 1); \
                    check(!memcmp(y, alone, (size_t)(signals * n) * sizeof(T)) && !memcmp(z, z_alone, (size_t)states * sizeof(T)), "%ld sections, %ld × %ld together", sections, signals, n); \
                    memcpy(z, z0, sizeof z0); \
                    memcpy(y, x, sizeof x); \
                    f.type(sections, sos, signals, n, y, n, 1, y, n, 1, z, 1); \
                    check(!memcmp(y, alone, (size_t)(signals * n) * sizeof(T)), "%ld sections, %ld × %ld in place", sections, signals, n); \
                    memcpy(z, z0, sizeof z0); \
                    long cut = n / 3; \
                    f.type(sections, sos, signals, cut, x, n, 1, y, n, 1, z, 1); \
                    f.type(sections, sos, signals, n - cut, x + cut, n, 1, y + cut, n, 1, z, 1); \
                    check(!memcmp(y, alone, (size_t)(signals * n) * sizeof(T)) && !memcmp(z, z_alone, (size_t)states * sizeof(T)), "%ld sections, %ld × %ld in pieces", sections, signals, n); \
                    /* samples along the first axis, every second column */ \
                    for (long i = 0; i < signals; i++) \
                        for (long t = 0; t < n; t++) turned[2 * (t * signals + i)] = x[i * n + t]; \
                    memcpy(z, z0, sizeof z0); \
                    f.type(sections, sos, signals, n, turned, 2, 2 * signals, result, 1, signals, z, 1); \
                    bool same = true; \
                    for (long i = 0; i < signals; i++) \
                        for (long t = 0; t < n; t++) same &= !memcmp(&result[t * signals + i], &alone[i * n + t], sizeof(T)); \
                    check(same && !memcmp(z, z_alone, (size_t)states * sizeof(T)), "%ld sections, %ld × %ld along columns", sections, signals, n); \
                    /* backwards is forwards on the reversed signal */ \
                    for (long i = 0; i < signals; i++) \
                        for (long t = 0; t < n; t++) turned[i * n + n - 1 - t] = x[i * n + t]; \
                    memcpy(z, z0, sizeof z0); \
                    f.type(sections, sos, signals, n, turned, n, 1, turned, n, 1, z, -1); \
                    same = true; \
                    for (long i = 0; i < signals; i++) \
                        for (long t = 0; t < n; t++) same &= !memcmp(&turned[i * n + n - 1 - t], &alone[i * n + t], sizeof(T)); \
                    check(same && !memcmp(z, z_alone, (size_t)states * sizeof(T)), "%ld sections, %ld × %ld backwards", sections, signals, n); \
                } \
    }
ROUTES(double, f64)
ROUTES(float, f32)

void test_filter(void) {
    golden_filter();
    routes_f64();
    routes_f32();
}
