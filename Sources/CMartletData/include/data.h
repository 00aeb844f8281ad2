// Data that the demo and the tests work on.
#ifndef MARTLET_DATA_H
#define MARTLET_DATA_H

// Five minutes of an electrocardiogram as a .npy file: 108,000 numbers of 16 bits at 360 Hz, (number − 1024) / 200 mV.
// See ecg.txt for where it comes from.
extern const unsigned char *_Nonnull const mt_data_ecg;
extern const long mt_data_ecg_size;

#endif
