#define NO_IMPORT_ARRAY
#include "bridge.h"

static const char owner_name[] = "martlet.owner";

static void give_back(PyObject *capsule) { own.release(PyCapsule_GetPointer(capsule, owner_name)); }

/* An array over the library's memory, which it keeps. */
static PyObject *array_of(const mt_value *value) {
    const int rank = (int)value->count;
    npy_intp shape[NPY_MAXDIMS], strides[NPY_MAXDIMS];
    for (int i = 0; i < rank; i++) {
        shape[i] = (npy_intp)value->as.array.shape[i];
        strides[i] = (npy_intp)value->as.array.strides[i];
    }
    PyObject *base = PyCapsule_New(value->owner, owner_name, give_back);
    if (!base) {
        own.release(value->owner);
        return NULL;
    }
    PyObject *array = PyArray_New(
        &PyArray_Type, rank, shape, numpy_type[value->dtype], strides, value->as.array.data, 0, NPY_ARRAY_BEHAVED, NULL);
    if (!array) {
        Py_DECREF(base);
        return NULL;
    }
    if (PyArray_SetBaseObject((PyArrayObject *)array, base) < 0) {
        Py_DECREF(array);
        return NULL;
    }
    return PyArray_Return((PyArrayObject *)array);
}

PyObject *items_of(const mt_value *value) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)value->count);
    for (Py_ssize_t i = 0; tuple && i < value->count; i++) {
        PyObject *item = unpack(value->as.items + i);
        if (!item) Py_CLEAR(tuple);
        else PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

static PyObject *pairs_of(const mt_value *value) {
    PyObject *pairs = PyDict_New();
    for (int64_t i = 0; pairs && i < value->count; i++) {
        PyObject *key = unpack(value->as.items + 2 * i), *item = key ? unpack(value->as.items + 2 * i + 1) : NULL;
        if (!item || PyDict_SetItem(pairs, key, item) < 0) Py_CLEAR(pairs);
        Py_XDECREF(key);
        Py_XDECREF(item);
    }
    return pairs;
}

PyObject *through(PyObject *function, PyObject *value) {
    if (!value) return NULL;
    PyObject *made = PyObject_CallFunctionObjArgs(function, value, NULL);
    Py_DECREF(value);
    return made;
}

PyObject *unpack(const mt_value *value) {
    switch (value->kind) {
        case MT_NONE: Py_RETURN_NONE;
        case MT_BOOL: return PyBool_FromLong(value->as.integer != 0);
        case MT_INT: return PyLong_FromLongLong(value->as.integer);
        case MT_REAL: return PyFloat_FromDouble(value->as.real);
        case MT_COMPLEX: return PyComplex_FromDoubles(value->as.parts[0], value->as.parts[1]);
        case MT_STRING: return PyUnicode_DecodeUTF8(value->as.text, (Py_ssize_t)value->count, "strict");
        case MT_TUPLE: return items_of(value);
        case MT_LIST: return through(own.listed, items_of(value));
        case MT_DICT: return pairs_of(value);
        case MT_ARRAY: return array_of(value);
        case MT_HANDLE: {
            PyObject *name = PyUnicode_DecodeUTF8(value->as.text, (Py_ssize_t)value->count, "strict");
            PyObject *owner = name ? PyLong_FromVoidPtr(value->owner) : NULL;
            PyObject *made = owner ? PyObject_CallFunctionObjArgs(own.held, name, owner, NULL) : NULL;
            Py_XDECREF(name);
            Py_XDECREF(owner);
            if (!made) own.release(value->owner);
            return made;
        }
        default: return PyErr_Format(PyExc_SystemError, "martlet: a result of kind %d", (int)value->kind);
    }
}
