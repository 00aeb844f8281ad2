// Loops whose number of rounds is known, unrolled before they are compiled: the optimiser takes long for it.
//
// EACH(i, n, statements) repeats the statements for each i from 0 to n − 1, and EACH_FROM_1(i, n, statements) from 1.  Where n
// stands for digits, i is a constant; the variable r makes a loop.  Without optimisation they all are loops, which need less
// room in a frame.
#ifdef __OPTIMIZE__
#define EACH(i, n, ...) CAT(EACH_, n)(0, i, __VA_ARGS__)
#define EACH_FROM_1(i, n, ...) CAT(EACH_, n)(1, i, __VA_ARGS__)
#else
#define EACH(i, n, ...) LOOP(0, i, n, __VA_ARGS__)
#define EACH_FROM_1(i, n, ...) LOOP(1, i, n, __VA_ARGS__)
#endif

#define LOOP(first, i, n, ...) for (int i = first; i < n; i++) { __VA_ARGS__ }
#define ROUND(i, value, ...) { enum { i = value }; __VA_ARGS__ }
#define FIRST_0(i, ...) ROUND(i, 0, __VA_ARGS__)
#define FIRST_1(i, ...)
#define EACH_r(first, i, ...) LOOP(first, i, r, __VA_ARGS__)
#define EACH_1(first, i, ...) FIRST_##first(i, __VA_ARGS__)
#define EACH_2(first, i, ...) EACH_1(first, i, __VA_ARGS__) ROUND(i, 1, __VA_ARGS__)
#define EACH_3(first, i, ...) EACH_2(first, i, __VA_ARGS__) ROUND(i, 2, __VA_ARGS__)
#define EACH_4(first, i, ...) EACH_3(first, i, __VA_ARGS__) ROUND(i, 3, __VA_ARGS__)
#define EACH_5(first, i, ...) EACH_4(first, i, __VA_ARGS__) ROUND(i, 4, __VA_ARGS__)
#define EACH_6(first, i, ...) EACH_5(first, i, __VA_ARGS__) ROUND(i, 5, __VA_ARGS__)
#define EACH_7(first, i, ...) EACH_6(first, i, __VA_ARGS__) ROUND(i, 6, __VA_ARGS__)
#define EACH_8(first, i, ...) EACH_7(first, i, __VA_ARGS__) ROUND(i, 7, __VA_ARGS__)
#define EACH_9(first, i, ...) EACH_8(first, i, __VA_ARGS__) ROUND(i, 8, __VA_ARGS__)
#define EACH_10(first, i, ...) EACH_9(first, i, __VA_ARGS__) ROUND(i, 9, __VA_ARGS__)
#define EACH_11(first, i, ...) EACH_10(first, i, __VA_ARGS__) ROUND(i, 10, __VA_ARGS__)
#define EACH_12(first, i, ...) EACH_11(first, i, __VA_ARGS__) ROUND(i, 11, __VA_ARGS__)
#define EACH_13(first, i, ...) EACH_12(first, i, __VA_ARGS__) ROUND(i, 12, __VA_ARGS__)
#define EACH_14(first, i, ...) EACH_13(first, i, __VA_ARGS__) ROUND(i, 13, __VA_ARGS__)
#define EACH_15(first, i, ...) EACH_14(first, i, __VA_ARGS__) ROUND(i, 14, __VA_ARGS__)
#define EACH_16(first, i, ...) EACH_15(first, i, __VA_ARGS__) ROUND(i, 15, __VA_ARGS__)

// Half of n, rounded up.
#define HALF_OF(n) CAT(HALF_, n)
#define HALF_2 1
#define HALF_3 2
#define HALF_4 2
#define HALF_5 3
#define HALF_7 4
#define HALF_8 4
#define HALF_9 5
#define HALF_11 6
#define HALF_13 7
#define HALF_16 8
