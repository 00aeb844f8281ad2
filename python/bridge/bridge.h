/* The border between Python and Martlet's C interface: packs arguments into `mt_value`s and reads results, without copying
 * arrays.
 *
 * What is common is done here; anything else is handed to Python's `prepared`, which makes it one of the common kinds or
 * says what is wrong with it.  Other threads run while the library computes.
 */
#ifndef BRIDGE_H
#define BRIDGE_H

#define PY_SSIZE_T_CLEAN
#define NPY_NO_DEPRECATED_API NPY_2_0_API_VERSION
#define PY_ARRAY_UNIQUE_SYMBOL martlet_numpy
#include <Python.h>
#include <numpy/arrayobject.h>

#include "martlet.h"

#if PY_VERSION_HEX < 0x030A0000
static inline PyObject *Py_NewRef(PyObject *object) {
    Py_INCREF(object);
    return object;
}
#endif

enum { DTYPES = MT_COMPLEX128 + 1 };

/* The library's functions, and Python's that know what to do with what is rare. */
typedef struct {
    int32_t (*call)(int32_t, const mt_value *, int64_t, mt_value **);
    void (*detach)(mt_value *);
    void (*release)(void *);
    PyObject *object, *prepared, *named, *raised, *warn, *listed, *held;
} library;

extern library own;

/* NumPy's number of each of our types, and ours of NumPy's; -1 where there is none. */
extern int numpy_type[DTYPES];
extern int our_type[NPY_NTYPES_LEGACY];

/* What must live until the call returns. */
typedef struct block {
    struct block *next;
} block;

typedef struct {
    block *blocks;
    PyObject *kept; /* a list, or NULL */
    size_t used;
    _Alignas(mt_value) char room[2048];
} packing;

/* A place for so many bytes until `finish`; NULL with an error where there is none. */
void *take(packing *p, size_t size);
void finish(packing *p);

/* Writes `value` as a record; what NumPy can make an array of becomes one where `is_array`.  `is_prepared` says that Python
 * has seen it.  0, or -1 with an error. */
int pack(packing *p, PyObject *value, int is_array, int is_prepared, mt_value *record);

/* The Python value of a record; takes over what it owns. */
PyObject *unpack(const mt_value *value);
PyObject *items_of(const mt_value *value);

/* What a Python function makes of a new reference, which may be NULL. */
PyObject *through(PyObject *function, PyObject *value);

#endif
