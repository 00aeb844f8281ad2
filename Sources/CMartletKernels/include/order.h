// Sorting of a contiguous run.
#ifndef MARTLET_ORDER_H
#define MARTLET_ORDER_H
#include "types.h"

// Sorts n elements of memory in place, ascending: −0 before +0, NaNs last and with the sign cleared.  What is still not
// sorted after being divided `turns` times is sorted by a heap; twice the logarithm of n is ample.  For the integers and
// reals of 32 and 64 bits, at levels with vectors of 32 bytes and more; null elsewhere.
typedef void (*mt_sort)(long n, void *_Nonnull x, int turns);
mt_sort _Nullable mt_order_sort(mt_type type);

#endif
