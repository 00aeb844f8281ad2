/* Martlet's C interface: scientific computing on n-dimensional arrays.
 *
 * Every function of the library is called through mt_call, with values in and values out.  No call ends the process:
 * whatever is wrong with the arguments comes back as an error value.  All functions may be called from any thread.
 *
 *     double x[] = {1, 2, 3, 4};
 *     int64_t shape[] = {4};
 *     mt_value argument = mt_array(MT_FLOAT64, 1, shape, NULL, x);
 *     mt_value *result;
 *     if (mt_call(mt_find("fft.fft"), &argument, 1, &result) == MT_OK) { ... result->as.array.data ... }
 *     mt_free(result);
 */
#ifndef MARTLET_H
#define MARTLET_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface; a library with another number does not understand these declarations. */
#define MT_INTERFACE 1

/* What a value is. */
enum mt_kind {
    MT_NONE = 0,
    MT_BOOL = 1,
    MT_INT = 2,
    MT_REAL = 3,
    MT_COMPLEX = 4,
    MT_STRING = 5,
    MT_LIST = 6,
    MT_TUPLE = 7,
    MT_DICT = 8,   /* items are keys and values by turns */
    MT_ARRAY = 9,
    MT_HANDLE = 10, /* an object of the library, held by the caller */
    MT_ERROR = 11,  /* three strings: function, argument, message */
    MT_ABSENT = 12  /* as an argument: take the default */
};

/* The element type of an array.  A bool is one byte, 0 or 1; a complex number is two reals. */
enum mt_dtype {
    MT_BOOL8 = 0,
    MT_INT8 = 1,
    MT_INT16 = 2,
    MT_INT32 = 3,
    MT_INT64 = 4,
    MT_UINT8 = 5,
    MT_UINT16 = 6,
    MT_UINT32 = 7,
    MT_UINT64 = 8,
    MT_FLOAT16 = 9,
    MT_FLOAT32 = 10,
    MT_FLOAT64 = 11,
    MT_COMPLEX64 = 12,
    MT_COMPLEX128 = 13
};

/* What mt_call returns. */
enum mt_status {
    MT_OK = 0,
    MT_ERROR_VALUE = 1,
    MT_ERROR_TYPE = 2,
    MT_ERROR_INDEX = 3,
    MT_ERROR_SHAPE = 4,
    MT_ERROR_MEMORY = 5,
    MT_ERROR_NOT_IMPLEMENTED = 6,
    MT_ERROR_FILE = 7,
    MT_ERROR_DEVICE = 8,
    MT_ERROR_SINGULAR = 9,
    MT_ERROR_NOT_CONVERGED = 10
};

typedef struct mt_value {
    int32_t kind;  /* enum mt_kind */
    int32_t dtype; /* arrays: enum mt_dtype */
    int64_t count; /* strings: bytes; lists and tuples: items; dictionaries: pairs; arrays: axes */
    void *owner;   /* in results: keeps an array's memory or a handle's object alive; as an argument: NULL */
    union {
        int64_t integer; /* MT_BOOL and MT_INT */
        double real;
        double parts[2]; /* MT_COMPLEX: real, imaginary */
        const char *text; /* UTF-8; zero-terminated in results */
        const struct mt_value *items;
        struct {
            void *data;             /* the first element */
            const int64_t *shape;   /* the length of each axis */
            const int64_t *strides; /* the step along each axis in bytes, may be negative; NULL for row-major */
        } array;
    } as;
} mt_value;

/* ---- Calling ---- */

/* The number of a function, or -1 when there is none of that name.  Numbers hold for the life of the process. */
int32_t mt_find(const char *name);

/* Calls a function with its arguments in the order of its parameters.  MT_ABSENT, or fewer arguments than parameters,
 * stands for defaults.
 *
 * Arrays are not copied where their elements are aligned and their strides are multiples of an element's size;
 * otherwise the call fails.  The library reads them during the call only and never writes.
 *
 * Returns an mt_status.  *result is then the result or, on failure, an MT_ERROR; two values lie side by side there:
 * (*result)[0] is the result and (*result)[1] either MT_NONE or a list of warnings, each a pair of strings, category
 * and message.  It is the caller's, to be given back by mt_free. */
int32_t mt_call(int32_t function, const mt_value *arguments, int64_t count, mt_value **result);

/* Gives a result back together with every array and handle in it that was not kept by mt_retain. */
void mt_free(mt_value *result);

/* Gives back the values of a result but not its arrays and handles: each `owner` in it is now the caller's, to be
 * given back by mt_release. */
void mt_detach(mt_value *result);

/* Keeps an array's memory or a handle's object alive until mt_release is called as often. */
void mt_retain(void *owner);
void mt_release(void *owner);

/* ---- Looking around ---- */

/* The library's version, "0.1.0". */
const char *mt_version(void);
/* MT_INTERFACE of the library. */
int32_t mt_interface(void);
/* The table of functions as JSON: name, twin, parameters with defaults, one sentence each. */
const char *mt_functions(void);

/* ---- Making arguments ---- */

static inline mt_value mt_of_kind(int32_t kind) {
    mt_value value;
    memset(&value, 0, sizeof value);
    value.kind = kind;
    return value;
}

static inline mt_value mt_none(void) { return mt_of_kind(MT_NONE); }
static inline mt_value mt_absent(void) { return mt_of_kind(MT_ABSENT); }

static inline mt_value mt_bool(int truth) {
    mt_value value = mt_of_kind(MT_BOOL);
    value.as.integer = truth != 0;
    return value;
}

static inline mt_value mt_int(int64_t number) {
    mt_value value = mt_of_kind(MT_INT);
    value.as.integer = number;
    return value;
}

static inline mt_value mt_real(double number) {
    mt_value value = mt_of_kind(MT_REAL);
    value.as.real = number;
    return value;
}

static inline mt_value mt_complex(double real, double imaginary) {
    mt_value value = mt_of_kind(MT_COMPLEX);
    value.as.parts[0] = real;
    value.as.parts[1] = imaginary;
    return value;
}

/* The text must outlive the call it is used in. */
static inline mt_value mt_string(const char *text) {
    mt_value value = mt_of_kind(MT_STRING);
    value.count = (int64_t)strlen(text);
    value.as.text = text;
    return value;
}

/* The items must outlive the call they are used in. */
static inline mt_value mt_tuple(const mt_value *items, int64_t count) {
    mt_value value = mt_of_kind(MT_TUPLE);
    value.count = count;
    value.as.items = items;
    return value;
}

/* Memory, shape and strides must outlive the call they are used in.  Strides are in bytes; NULL means row-major. */
static inline mt_value mt_array(int32_t dtype, int64_t rank, const int64_t *shape, const int64_t *strides, void *data) {
    mt_value value = mt_of_kind(MT_ARRAY);
    value.dtype = dtype;
    value.count = rank;
    value.as.array.data = data;
    value.as.array.shape = shape;
    value.as.array.strides = strides;
    return value;
}

#ifdef __cplusplus
}
#endif

#endif
