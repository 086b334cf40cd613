/* Windows' own ICU, which Qt links to and asks for unusual text encodings only: there are none.
 * Stands in for a library of Windows that Wine lacks; for trials only, never shipped. */
#define EXPORTED __declspec(dllexport)
#define U_FILE_ACCESS_ERROR 4

EXPORTED void *ucnv_open(const char *name, int *error) {
    *error = U_FILE_ACCESS_ERROR;
    return 0;
}
EXPORTED const char *ucnv_getName(void *converter, int *error) {
    *error = U_FILE_ACCESS_ERROR;
    return 0;
}
EXPORTED signed char ucnv_getMaxCharSize(void *converter) { return 4; }
EXPORTED int ucnv_toUCountPending(void *converter, int *error) { return 0; }
EXPORTED int ucnv_fromUCountPending(void *converter, int *error) { return 0; }
EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int number) { return 0; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
    return 0;
}
EXPORTED void ucnv_close(void *converter) {}
EXPORTED void ucnv_reset(void *converter) {}
EXPORTED void ucnv_toUnicode(void) {}
EXPORTED void ucnv_fromUnicode(void) {}
EXPORTED void ucnv_cbToUWriteUChars(void) {}
EXPORTED void ucnv_cbFromUWriteUChars(void) {}
EXPORTED void ucnv_getToUCallBack(void) {}
EXPORTED void ucnv_getFromUCallBack(void) {}
EXPORTED void ucnv_setToUCallBack(void) {}
EXPORTED void ucnv_setFromUCallBack(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
