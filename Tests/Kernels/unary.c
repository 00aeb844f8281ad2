// Elementwise functions: golden tables, the error over random arguments, and independence of place and length.
#include <math.h>
#include "test.h"

typedef mt_unary (*row)(void);
static const row rows[] = {
    mt_unary_negative, mt_unary_absolute, mt_unary_floor, mt_unary_ceil, mt_unary_trunc, mt_unary_rint, mt_unary_sqrt,
    mt_unary_square, mt_unary_reciprocal, mt_unary_exp, mt_unary_log, mt_unary_sin, mt_unary_cos, mt_unary_tanh,
};
enum { row_count = sizeof rows / sizeof *rows };

static mt_unary find(const char *name) {
    for (int i = 0; i < row_count; i++)
        if (!strcmp(rows[i]().name, name)) return rows[i]();
    fprintf(stderr, "no function %s\n", name);
    exit(2);
}

static bool same_f64(double a, double b) { return a == b ? signbit(a) == signbit(b) : a != a && b != b; }

double spacing(double value, int bits) {
    int exponent;
    frexp(value, &exponent);
    int least = bits == 64 ? -1074 : -149, e = exponent - (bits == 64 ? 53 : 24);
    return ldexp(1, e < least ? least : e);
}

static void golden_table(void) {
    char path[1000], line[400], name[20], type[5], x_text[60], y_text[60], now[30] = "";
    snprintf(path, sizeof path, "%s/unary.tsv", golden);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        if (sscanf(line, "%19s %4s %59s %59s", name, type, x_text, y_text) != 4) {
            check(false, "bad line: %s", line);
            continue;
        }
        char label[30];
        snprintf(label, sizeof label, "%s %s", name, type);
        if (strcmp(label, now)) begin("golden", strcpy(now, label));
        double x = strtod(x_text, NULL), wanted = strtod(y_text, NULL), y;
        int bits = type[1] == '6' ? 64 : 32;
        if (bits == 64)
            find(name).f64(1, &x, &y);
        else {
            float from = (float)x, to;
            find(name).f32(1, &from, &to);
            y = to;
        }
        // One step of the number line from the correctly rounded value; none for √, infinities, zeros and NaN.
        bool exact = !strcmp(name, "sqrt") || !isfinite(wanted) || wanted == 0;
        check(same_f64(y, wanted) || (!exact && isfinite(y) && fabs(y - wanted) <= spacing(wanted, bits)),
              "%s(%s) is %a, not %s", label, x_text, y, y_text);
    }
    fclose(file);
}

// Arguments of every size that matters to the function, and now and then any bits at all.
static double argument(const char *name, int bits) {
    double u = noise();
    uint64_t kind = noise_bits() >> 61;
    if (kind == 0) {
        uint64_t any = noise_bits();
        double wide;
        float narrow;
        uint32_t half = (uint32_t)any;
        memcpy(&wide, &any, 8);
        memcpy(&narrow, &half, 4);
        return bits == 64 ? wide : narrow;
    }
    if (kind == 1) u *= 0x1p-20;
    double x = u;
    if (!strcmp(name, "exp")) x = u * (bits == 64 ? 746 : 104);
    if (!strcmp(name, "log") || !strcmp(name, "sqrt")) x = kind < 4 ? 1 + u / 2 : exp(u * (bits == 64 ? 700 : 87));
    if (!strcmp(name, "sin") || !strcmp(name, "cos")) x = u * (kind < 4 ? 4 : kind < 6 ? 1000 : bits == 64 ? 0x1p26 : 0x1p14);
    if (!strcmp(name, "tanh")) x = u * (kind < 4 ? 1 : 22);
    return bits == 64 ? x : (float)x;
}

static void accuracy(const char *name, int bits) {
    char detail[40];
    snprintf(detail, sizeof detail, "%s f%d", name, bits);
    begin("accuracy", detail);
    enum { piece = 4096 };
    static double x[piece], y[piece], high[piece], low[piece];
    static float xf[piece], yf[piece];
    double worst = 0, at = 0;
    for (long done = 0; done < arguments; done += piece) {
        for (long i = 0; i < piece; i++) xf[i] = (float)(x[i] = argument(name, bits));
        if (bits == 64)
            find(name).f64(piece, x, y);
        else {
            find(name).f32(piece, xf, yf);
            for (long i = 0; i < piece; i++) y[i] = yf[i];
        }
        reference(name, piece, x, high, low);
        double most = bits == 64 ? 0x1.fffffffffffffp1023 : 0x1.fffffep127;
        for (long i = 0; i < piece; i++) {
            if (!isfinite(high[i]) || fabs(high[i]) > most) {
                // f32: beyond the greatest number by less than half a step may round to it.
                bool near = bits == 32 && fabs(high[i]) < most * (1 + 0x1p-23) && fabs(y[i]) == most;
                check(near || (high[i] != high[i] ? y[i] != y[i] : y[i] == copysign(INFINITY, high[i])), "%s(%a) is %a", name, x[i], y[i]);
                continue;
            }
            if (!isfinite(y[i])) {
                check(fabs(high[i]) >= most, "%s(%a) is %a", name, x[i], y[i]);
                continue;
            }
            double error = fabs((y[i] - high[i]) / spacing(high[i], 64) - low[i]) * (spacing(high[i], 64) / spacing(high[i], bits));
            if (error > worst) worst = error, at = x[i];
        }
    }
    check(worst <= 1, "error of %.3f ulp at %a", worst, at);
    printf("  %s: %.3f ulp at most, at %a\n", detail, worst, at);
}

// Every position, length and neighbourhood gives the bits of the element alone; y may be x; nothing beyond is touched.
static void places(mt_unary f) {
    enum { most = 600 };
    begin("places", f.name);
    static double x[most], alone[most];
    static float xf[most], alone_f[most];
    for (long i = 0; i < most; i++) {
        x[i] = i % 37 == 5 ? INFINITY : i % 41 == 7 ? NAN : i % 29 == 3 ? noise() * 1e300 : i % 31 == 2 ? noise() * 1e-310 : noise() * 30;
        if (i >= 300 && i < 560) x[i] = noise() * 30;  // pieces without any
        xf[i] = i % 29 == 3 ? (float)(noise() * 1e38) : i % 31 == 2 ? (float)(noise() * 1e-40) : (float)x[i];
        f.f64(1, x + i, alone + i);
        f.f32(1, xf + i, alone_f + i);
    }
    double *from = fenced(sizeof x), *to = fenced(sizeof x);
    float *from_f = fenced(sizeof xf), *to_f = fenced(sizeof xf);
    memcpy(from, x, sizeof x);
    memcpy(from_f, xf, sizeof xf);
    for (long n = 0; n <= most; n += n < 80 ? 1 : 53) {
        long start = most - n;
        for (int in_place = 0; in_place < 2; in_place++) {
            for (long i = 0; i < most; i++) to[i] = in_place ? x[i] : -7, to_f[i] = in_place ? xf[i] : -7;
            f.f64(n, in_place ? to + start : from + start, to + start);
            f.f32(n, in_place ? to_f + start : from_f + start, to_f + start);
            check(!memcmp(to + start, alone + start, (size_t)n * 8), "f64, the last %ld, in place %d", n, in_place);
            check(!memcmp(to_f + start, alone_f + start, (size_t)n * 4), "f32, the last %ld, in place %d", n, in_place);
            check(start == 0 || memcmp(to + start - 1, in_place ? &x[start - 1] : &(double){-7}, 8) == 0, "f64 before %ld touched", start);
            check(start == 0 || memcmp(to_f + start - 1, in_place ? &xf[start - 1] : &(float){-7}, 4) == 0, "f32 before %ld touched", start);
        }
    }
}

static void exact(const char *name, double (*wanted)(double)) {
    begin("exact", name);
    for (long i = 0; i < 20000; i++) {
        double x = i < 2000 ? (double)(i - 1000) / 4 : argument("any", i & 1 ? 64 : 32) * (i & 2 ? 1 : 1e6), y;
        find(name).f64(1, &x, &y);
        check(same_f64(y, wanted(x)), "f64 %a gives %a, not %a", x, y, wanted(x));
        float xf = (float)x, yf;
        find(name).f32(1, &xf, &yf);
        check(same_f64(yf, (float)wanted(xf)), "f32 %a gives %a", xf, yf);
    }
}

static double negative(double x) { return -x; }
static double square(double x) { return x * x; }
static double reciprocal(double x) { return 1 / x; }

void test_unary(void) {
    golden_table();
    const char *const hard[] = {"exp", "log", "sin", "cos", "tanh", "sqrt"};
    for (int i = 0; i < 6; i++) {
        accuracy(hard[i], 64);
        accuracy(hard[i], 32);
    }
    for (int i = 0; i < row_count; i++) places(rows[i]());
    exact("negative", negative);
    exact("absolute", fabs);
    exact("floor", floor);
    exact("ceil", ceil);
    exact("trunc", trunc);
    exact("rint", rint);
    exact("sqrt", sqrt);
    exact("square", square);
    exact("reciprocal", reciprocal);
    begin("source", "is the text of the file");
    for (int i = 0; i < row_count; i++) {
        mt_unary f = rows[i]();
        char definition[60];
        snprintf(definition, sizeof definition, "SCALAR REAL MT(%s)(REAL x)", f.name);
        check(strstr(f.source, definition) != NULL, "%s: no %s", f.name, definition);
    }
}
