#include "data.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char bytes[] = {
#embed "ecg.npy"
};
const unsigned char *_Nonnull const mt_data_ecg = bytes;
const long mt_data_ecg_size = sizeof bytes;
