#include "bridge.h"

library own;
int numpy_type[DTYPES];
int our_type[NPY_NTYPES_LEGACY];

static void fill_types(void) {
    const int same[DTYPES] = {
        NPY_BOOL, NPY_INT8, NPY_INT16, NPY_INT32, NPY_INT64, NPY_UINT8, NPY_UINT16, NPY_UINT32, NPY_UINT64,
        NPY_HALF, NPY_FLOAT, NPY_DOUBLE, NPY_CFLOAT, NPY_CDOUBLE};
    for (int i = 0; i < NPY_NTYPES_LEGACY; i++) our_type[i] = -1;
    for (int i = 0; i < DTYPES; i++) our_type[numpy_type[i] = same[i]] = i;
    /* Several of C's integers share a size. */
    const struct { int type, size, is_signed; } integers[] = {
        {NPY_INT, sizeof(int), 1}, {NPY_LONG, sizeof(long), 1}, {NPY_LONGLONG, sizeof(long long), 1},
        {NPY_UINT, sizeof(int), 0}, {NPY_ULONG, sizeof(long), 0}, {NPY_ULONGLONG, sizeof(long long), 0}};
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++)
        our_type[integers[i].type] = integers[i].is_signed ? (integers[i].size == 8 ? MT_INT64 : MT_INT32)
                                                           : (integers[i].size == 8 ? MT_UINT64 : MT_UINT32);
}

/* Whether an error may be about what an argument is. */
static int is_about_argument(PyObject *type) {
    PyObject *kinds[] = {PyExc_TypeError, PyExc_ValueError, PyExc_OverflowError, PyExc_MemoryError, PyExc_RuntimeError};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (PyErr_GivenExceptionMatches(type, kinds[i])) return 1; /* runtime errors: not implemented, recursion */
    return 0;
}

/* The pending error of argument `i`, with its name and that of the function. */
static void name_error(PyObject *number, Py_ssize_t i) {
    PyObject *type, *value, *trace;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    if (is_about_argument(type)) {
        PyObject *position = PyLong_FromSsize_t(i);
        PyObject *named = position ? PyObject_CallFunctionObjArgs(own.named, value, number, position, NULL) : NULL;
        Py_XDECREF(position);
        if (named) {
            PyException_SetCause(named, NULL);
            PyErr_SetObject((PyObject *)Py_TYPE(named), named);
            Py_DECREF(named);
        }
        Py_XDECREF(type);
        Py_XDECREF(value);
        Py_XDECREF(trace);
    } else {
        PyErr_Restore(type, value, trace);
    }
}

static PyObject *answer(int32_t status, const mt_value *result) {
    if (status) {
        PyObject *message = unpack(result->as.items + 2), *code = message ? PyLong_FromLong(status) : NULL;
        PyObject *error = code ? PyObject_CallFunctionObjArgs(own.raised, code, message, NULL) : NULL;
        Py_XDECREF(message);
        Py_XDECREF(code);
        if (error) PyErr_SetObject((PyObject *)Py_TYPE(error), error);
        Py_XDECREF(error);
        return NULL;
    }
    PyObject *value = unpack(result);
    if (value && result[1].kind != MT_NONE) {
        PyObject *done = through(own.warn, items_of(result + 1));
        if (!done) Py_CLEAR(value);
        Py_XDECREF(done);
    }
    return value;
}

/* call(number, arrays, arguments): bit i of `arrays` says whether argument i is an array. */
static PyObject *call(PyObject *module, PyObject *const *given, Py_ssize_t count) {
    (void)module;
    if (count != 3 || !PyTuple_CheckExact(given[2]))
        return PyErr_Format(PyExc_TypeError, "martlet: call wants a number, a mask and a tuple");
    const long number = PyLong_AsLong(given[0]);
    const unsigned long long arrays = PyLong_AsUnsignedLongLong(given[1]);
    if (PyErr_Occurred()) return NULL;
    const Py_ssize_t length = PyTuple_GET_SIZE(given[2]);
    packing p;
    p.blocks = NULL, p.kept = NULL, p.used = 0;
    PyObject *value = NULL;
    mt_value *records = take(&p, (size_t)length * sizeof(mt_value));
    Py_ssize_t i = 0;
    while (records && i < length && pack(&p, PyTuple_GET_ITEM(given[2], i), arrays >> i & 1, 0, records + i) == 0) i++;
    if (records && i == length) {
        mt_value *result = NULL;
        int32_t status;
        Py_BEGIN_ALLOW_THREADS
        status = own.call((int32_t)number, records, length, &result);
        Py_END_ALLOW_THREADS
        value = result ? answer(status, result) : PyErr_NoMemory();
        own.detach(result);
    } else if (records) {
        name_error(given[0], i);
    }
    finish(&p);
    return value;
}

static PyObject *connect(PyObject *module, PyObject *arguments) {
    (void)module;
    unsigned long long call, detach, release;
    PyObject *object, *prepared, *named, *raised, *warn, *listed, *held;
    if (!PyArg_ParseTuple(
            arguments, "KKKOOOOOOO", &call, &detach, &release, &object, &prepared, &named, &raised, &warn, &listed,
            &held))
        return NULL;
    own.call = (int32_t (*)(int32_t, const mt_value *, int64_t, mt_value **))(uintptr_t)call;
    own.detach = (void (*)(mt_value *))(uintptr_t)detach;
    own.release = (void (*)(void *))(uintptr_t)release;
    own.object = Py_NewRef(object), own.prepared = Py_NewRef(prepared), own.named = Py_NewRef(named);
    own.raised = Py_NewRef(raised), own.warn = Py_NewRef(warn), own.listed = Py_NewRef(listed);
    own.held = Py_NewRef(held);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"call", (PyCFunction)(void (*)(void))call, METH_FASTCALL,
     "call(number, arrays, arguments): calls the function of that number."},
    {"connect", connect, METH_VARARGS, "Takes the library's addresses and the Python functions for what is rare."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "martlet._bridge", .m_size = -1, .m_methods = methods};

PyMODINIT_FUNC PyInit__bridge(void) {
    import_array();
    fill_types();
    return PyModule_Create(&definition);
}
