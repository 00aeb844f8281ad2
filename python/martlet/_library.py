"""Loads the C library and its table of functions."""
import ctypes
import json
import os
import sys
from pathlib import Path

INTERFACE = 1


def _path():
    chosen = os.environ.get("MARTLET_LIBRARY")
    if chosen:
        return chosen
    suffix = {"darwin": "dylib", "win32": "dll"}.get(sys.platform, "so")
    beside = Path(__file__).with_name(f"libCMartlet.{suffix}")
    if beside.exists():
        return str(beside)
    raise ImportError(f"martlet: no library at {beside}; set MARTLET_LIBRARY to the path of libCMartlet.{suffix}")


def _load():
    path = _path()
    try:
        library = ctypes.CDLL(path)  # which lets other threads run during a call
        library.mt_interface.restype = ctypes.c_int32
        found = library.mt_interface()
    except (OSError, AttributeError) as problem:
        raise ImportError(f"martlet: {path} is not Martlet's library: {problem}") from None
    if found != INTERFACE:
        raise ImportError(f"martlet: {path} speaks interface {found}, this package {INTERFACE}")
    library.mt_call.argtypes = [ctypes.c_int32, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p]
    library.mt_call.restype = ctypes.c_int32
    for name in ("mt_free", "mt_detach", "mt_retain", "mt_release"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
        getattr(library, name).restype = None
    for name in ("mt_version", "mt_functions"):
        getattr(library, name).argtypes = []
        getattr(library, name).restype = ctypes.c_char_p
    return library


library = _load()
version = library.mt_version().decode()
# Rows in the order of the functions' numbers.
functions = json.loads(library.mt_functions())
