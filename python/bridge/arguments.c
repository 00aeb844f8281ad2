#define NO_IMPORT_ARRAY
#include "bridge.h"

void *take(packing *p, size_t size) {
    size = (size + 15) / 16 * 16;
    if (size <= sizeof p->room - p->used) {
        void *place = p->room + p->used;
        p->used += size;
        return place;
    }
    block *made = PyMem_Malloc(16 + size);
    if (!made) {
        PyErr_NoMemory();
        return NULL;
    }
    made->next = p->blocks;
    p->blocks = made;
    return (char *)made + 16;
}

/* Takes over a reference. */
static int keep(packing *p, PyObject *value) {
    if (!p->kept && !(p->kept = PyList_New(0))) {
        Py_DECREF(value);
        return -1;
    }
    int status = PyList_Append(p->kept, value);
    Py_DECREF(value);
    return status;
}

void finish(packing *p) {
    while (p->blocks) {
        block *next = p->blocks->next;
        PyMem_Free(p->blocks);
        p->blocks = next;
    }
    Py_CLEAR(p->kept);
}

/* 1 where the library can read the array as it is, 0 where not, -1 for an error. */
static int pack_array(packing *p, PyArrayObject *array, mt_value *record) {
    const int type = PyArray_TYPE(array), rank = PyArray_NDIM(array);
    const int code = type >= 0 && type < NPY_NTYPES_LEGACY ? our_type[type] : -1;
    if (code < 0 || !PyArray_ISALIGNED(array) || !PyArray_ISNOTSWAPPED(array)) return 0;
    const npy_intp size = PyArray_ITEMSIZE(array), *shape = PyArray_DIMS(array), *strides = PyArray_STRIDES(array);
    int64_t *axes = take(p, 2 * (size_t)rank * sizeof(int64_t));
    if (!axes) return -1;
    const int is_contiguous = PyArray_IS_C_CONTIGUOUS(array);
    for (int i = 0; i < rank; i++) {
        if (!is_contiguous && strides[i] % size) return 0;
        axes[i] = shape[i];
        axes[rank + i] = strides[i];
    }
    *record = mt_array(code, rank, axes, axes + rank, PyArray_DATA(array));
    return 1;
}

static int pack_items(packing *p, PyObject *const *items, Py_ssize_t count, int32_t kind, mt_value *record) {
    mt_value *inner = take(p, (size_t)count * sizeof(mt_value));
    if (!inner || Py_EnterRecursiveCall(" in an argument")) return -1;
    int status = 0;
    for (Py_ssize_t i = 0; i < count && status == 0; i++) status = pack(p, items[i], 0, 0, inner + i);
    Py_LeaveRecursiveCall();
    *record = mt_tuple(inner, count);
    record->kind = kind;
    return status;
}

static int pack_pairs(packing *p, PyObject *pairs, mt_value *record) {
    const Py_ssize_t count = PyDict_GET_SIZE(pairs);
    PyObject *flat = PyTuple_New(2 * count), *key, *value;
    if (!flat) return -1;
    for (Py_ssize_t at = 0, i = 0; i < count && PyDict_Next(pairs, &at, &key, &value); i++) {
        PyTuple_SET_ITEM(flat, 2 * i, Py_NewRef(key));
        PyTuple_SET_ITEM(flat, 2 * i + 1, Py_NewRef(value));
    }
    if (keep(p, flat) < 0) return -1;
    int status = pack_items(p, &PyTuple_GET_ITEM(flat, 0), 2 * count, MT_DICT, record);
    record->count = count;
    return status;
}

static int pack_object(PyObject *value, mt_value *record) {
    PyObject *owner = PyObject_GetAttrString(value, "_owner");
    if (!owner) return -1;
    *record = mt_of_kind(MT_HANDLE);
    if (owner != Py_None) record->owner = PyLong_AsVoidPtr(owner);
    Py_DECREF(owner);
    return PyErr_Occurred() ? -1 : 0;
}

int pack(packing *p, PyObject *value, int is_array, int is_prepared, mt_value *record) {
    if (PyArray_CheckExact(value)) {
        int status = pack_array(p, (PyArrayObject *)value, record);
        if (status) return status < 0 ? -1 : 0;
    } else if (value == Py_None) {
        *record = mt_none();
        return 0;
    } else if (PyLong_CheckExact(value)) {
        int overflow;
        long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
        *record = mt_int(number);
        if (!overflow) return PyErr_Occurred() ? -1 : 0;
    } else if (PyFloat_CheckExact(value)) {
        *record = mt_real(PyFloat_AS_DOUBLE(value));
        return 0;
    } else if (PyBool_Check(value)) {
        *record = mt_bool(value == Py_True);
        return 0;
    } else if (PyUnicode_CheckExact(value)) {
        Py_ssize_t count;
        const char *text = PyUnicode_AsUTF8AndSize(value, &count);
        if (!text) return -1;
        *record = mt_of_kind(MT_STRING);
        record->count = count;
        record->as.text = text;
        return 0;
    } else if (PyComplex_CheckExact(value)) {
        *record = mt_complex(PyComplex_RealAsDouble(value), PyComplex_ImagAsDouble(value));
        return 0;
    } else if (!is_array && (PyTuple_CheckExact(value) || PyList_CheckExact(value))) {
        /* A list may change while its items are read. */
        PyObject *items = PyTuple_CheckExact(value) ? Py_NewRef(value) : PyList_AsTuple(value);
        if (!items || keep(p, items) < 0) return -1;
        return pack_items(
            p, &PyTuple_GET_ITEM(items, 0), PyTuple_GET_SIZE(items), PyTuple_CheckExact(value) ? MT_TUPLE : MT_LIST,
            record);
    } else if (!is_array && PyDict_CheckExact(value)) {
        return pack_pairs(p, value, record);
    } else {
        int is_object = PyObject_IsInstance(value, own.object);
        if (is_object) return is_object < 0 ? -1 : pack_object(value, record);
    }
    if (is_prepared) {
        PyErr_Format(PyExc_SystemError, "martlet: %R is of no kind that the library reads", Py_TYPE(value));
        return -1;
    }
    PyObject *other = PyObject_CallFunctionObjArgs(own.prepared, value, is_array ? Py_True : Py_False, NULL);
    if (!other || keep(p, other) < 0) return -1;
    return pack(p, other, 0, 1, record);
}
