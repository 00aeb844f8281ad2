// Moving elements of 1, 2, 4, 8 or 16 bytes.  Strides count elements and may be negative or zero.
#ifndef MARTLET_COPY_H
#define MARTLET_COPY_H

// y[i] = x[i·stride] for 0 ≤ i < n.  No overlap.  `size` is one of 1, 2, 4, 8, 16 here and below.
void mt_gather(long n, long size, const void *_Nonnull x, long stride, void *_Nonnull y);

// y[i·stride] = x[i].
void mt_scatter(long n, long size, const void *_Nonnull x, void *_Nonnull y, long stride);

// y[i·stride] = *value.
void mt_fill(long n, long size, const void *_Nonnull value, void *_Nonnull y, long stride);

// y[i·sy0 + j·sy1] = x[i·sx0 + j·sx1] for 0 ≤ i < rows, 0 ≤ j < columns, in tiles that stay in the cache; fastest
// where one stride of each array is 1.  No overlap.
void mt_copy_2d(
    long rows, long columns, long size, const void *_Nonnull x, long sx0, long sx1, void *_Nonnull y, long sy0, long sy1);

#endif
