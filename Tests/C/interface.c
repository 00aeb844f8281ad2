/* The C interface from C: values in and out, errors, lifetimes, and nothing that ends the process. */
#include <complex.h> /* whose macros the header must bear */

#include "martlet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static int failures = 0;

static void expect(int truth, const char *what) {
    if (!truth) {
        printf("failed: %s\n", what);
        failures++;
    }
}

static int32_t call(const char *name, const mt_value *arguments, int64_t count, mt_value **result) {
    return mt_call(mt_find(name), arguments, count, result);
}

static void layout(void) {
    expect(sizeof(mt_value) == 48, "a value is 48 bytes");
    expect(offsetof(mt_value, owner) == 16 && offsetof(mt_value, as) == 24, "fields are where they should be");
    expect(mt_interface() == MT_INTERFACE, "library and header agree");
    expect(strlen(mt_version()) > 0 && mt_functions()[0] == '[', "version and table");
}

static void arrays(void) {
    double numbers[] = {1, 2, 3, 4, 5, 6};
    int64_t shape[] = {3, 2}, transposed[] = {8, 24}, reversed[] = {-16, 8};
    mt_value arguments[2], *result;
    const double *sum;

    /* x[i, j] = numbers[i + 3 j], and rows in reverse order. */
    arguments[0] = mt_array(MT_FLOAT64, 2, shape, transposed, numbers);
    arguments[1] = mt_array(MT_FLOAT64, 2, shape, reversed, numbers + 4);
    expect(call("arrays.add", arguments, 2, &result) == MT_OK, "add");
    expect(result->kind == MT_ARRAY && result->dtype == MT_FLOAT64 && result->count == 2, "an array comes back");
    expect(result->as.array.shape[0] == 3 && result->as.array.shape[1] == 2, "of the right shape");
    sum = (const double *)((const char *)result->as.array.data + result->as.array.strides[0]);
    expect(sum[0] == 2 + 3, "x[1, 0]");
    expect(result[1].kind == MT_NONE, "no warnings");

    /* The memory outlives the result when it is kept. */
    void *owner = result->owner;
    mt_retain(owner);
    mt_free(result);
    expect(sum[0] == 5, "kept memory");
    mt_release(owner);

    arguments[1] = mt_real(10);
    expect(call("arrays.multiply", arguments, 2, &result) == MT_OK, "a number beside an array");
    mt_free(result);
}

static void errors(void) {
    double numbers[] = {1, 2, 3, 4};
    int64_t three[] = {3}, four[] = {4}, huge[] = {INT64_MAX, INT64_MAX}, negative[] = {-1}, odd[] = {3};
    mt_value arguments[2], *result;

    expect(mt_find("no.such") == -1 && mt_find(NULL) == -1, "an unknown name");
    expect(mt_call(-1, NULL, 0, &result) == MT_ERROR_VALUE && result->kind == MT_ERROR, "an unknown number");
    mt_free(result);

    arguments[0] = mt_array(MT_FLOAT64, 1, three, NULL, numbers);
    arguments[1] = mt_array(MT_FLOAT64, 1, four, NULL, numbers);
    expect(call("arrays.add", arguments, 2, &result) == MT_ERROR_SHAPE, "shapes that do not fit");
    expect(result->kind == MT_ERROR && result->count == 3, "three strings");
    expect(strcmp(result->as.items[0].as.text, "arrays.add") == 0, "the function is named");
    expect(strcmp(result->as.items[1].as.text, "x2") == 0, "the argument is named");
    mt_free(result);

    expect(call("arrays.add", arguments, 3, &result) == MT_ERROR_TYPE, "too many arguments");
    mt_free(result);
    expect(call("arrays.add", arguments, 1, &result) == MT_ERROR_TYPE, "too few arguments");
    mt_free(result);
    expect(call("arrays.add", NULL, 2, &result) == MT_ERROR_TYPE, "no arguments at all");
    mt_free(result);

    mt_value bad[12];
    int count = 0;
    bad[count++] = mt_array(MT_FLOAT64, 2, huge, NULL, numbers);
    bad[count++] = mt_array(MT_FLOAT64, 1, negative, NULL, numbers);
    bad[count++] = mt_array(MT_FLOAT64, 1, four, odd, numbers);
    bad[count++] = mt_array(MT_FLOAT64, 1, four, NULL, (char *)numbers + 1);
    bad[count++] = mt_array(MT_FLOAT64, 1, four, NULL, NULL);
    bad[count++] = mt_array(MT_FLOAT64, 1, NULL, NULL, numbers);
    bad[count++] = mt_array(MT_FLOAT64, 1000, four, NULL, numbers);
    bad[count++] = mt_array(99, 1, four, NULL, numbers);
    bad[count++] = mt_of_kind(99);
    bad[count++] = mt_of_kind(MT_HANDLE);
    bad[count++] = mt_tuple(NULL, 3);
    bad[count++] = mt_of_kind(-1);
    for (int i = 0; i < count; i++) {
        int32_t status = call("arrays.copy", &bad[i], 1, &result);
        if (status == MT_OK) printf("bad value %d was taken\n", i);
        expect(status != MT_OK && result->kind == MT_ERROR, "a bad value");
        mt_free(result);
    }

    mt_value deep[100];
    deep[0] = mt_int(1);
    for (int i = 1; i < 100; i++) deep[i] = mt_tuple(&deep[i - 1], 1);
    expect(call("arrays.copy", &deep[99], 1, &result) == MT_ERROR_VALUE, "values nested without end");
    mt_free(result);
    mt_free(NULL);
    mt_release(NULL);
}

static void defaults(void) {
    double numbers[] = {1, 2, 3, 4};
    int64_t shape[] = {2, 2};
    mt_value arguments[3], *result;
    arguments[0] = mt_array(MT_FLOAT64, 2, shape, NULL, numbers);
    arguments[1] = mt_absent();
    arguments[2] = mt_bool(1);
    expect(call("arrays.sum", arguments, 3, &result) == MT_OK && result->count == 2, "an absent argument");
    expect(*(const double *)result->as.array.data == 10, "the sum");
    mt_free(result);
    arguments[1] = mt_int(7);
    expect(call("arrays.sum", arguments, 3, &result) == MT_ERROR_INDEX, "an axis out of range");
    mt_free(result);
    arguments[1] = mt_string("first");
    expect(call("arrays.sum", arguments, 2, &result) == MT_ERROR_TYPE, "an axis that is no number");
    mt_free(result);
}

int main(void) {
    layout();
    arrays();
    errors();
    defaults();
    return failures != 0;
}
