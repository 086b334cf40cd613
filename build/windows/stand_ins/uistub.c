/* Accent colours and accessibility settings of WinRT, without an answer to which Qt ends itself.
 * Stands in for a library of Windows that Wine lacks; for trials only, never shipped.
 *
 * One object answers for both classes; each of its interfaces is a table of functions in the order
 * of Windows' metadata. What a function gives is plain: light, no contrast theme, animations off. */
#include <stdio.h>
#include <windows.h>

typedef struct {
    BYTE alpha, red, green, blue;
} Colour;
typedef struct {
    void **functions;
} Interface;

static const GUID UNKNOWN = {0, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID INSPECTABLE = {
    0xAF86E2E0, 0xB12D, 0x4C6A, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}};
static const GUID FACTORY = {0x00000035, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID AGILE = {
    0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}};
static const GUID UI_SETTINGS = {
    0x85361600, 0x1C63, 0x4627, {0xBC, 0xB1, 0x3A, 0x89, 0xE0, 0xBC, 0x9C, 0x55}};
static const GUID UI_SETTINGS_3 = {
    0x03021BE4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xF7, 0xD0, 0x6D, 0x7B}};
static const GUID ACCESSIBILITY = {
    0xFE0E8147, 0xC4C0, 0x4562, {0xB9, 0x62, 0x13, 0x27, 0xB5, 0x2A, 0xD5, 0xB9}};

static HRESULT WINAPI query(Interface *self, const GUID *wanted, void **answer);
static HRESULT WINAPI query_factory(Interface *self, const GUID *wanted, void **answer);
static HRESULT WINAPI make(Interface *self, void **answer);

static ULONG WINAPI add_reference(Interface *self) { return 2; }
static ULONG WINAPI release(Interface *self) { return 1; }
static HRESULT WINAPI interfaces(Interface *self, ULONG *count, GUID **names) {
    *count = 0;
    *names = 0;
    return S_OK;
}
static HRESULT WINAPI no_text(Interface *self, void **text) {
    *text = 0;
    return S_OK;
}
static HRESULT WINAPI no_number(Interface *self, UINT *number) {
    *number = 0;
    return S_OK;
}
static HRESULT WINAPI no(Interface *self, BYTE *answer) {
    *answer = 0;
    return S_OK;
}
static HRESULT WINAPI size(Interface *self, float *sides) {
    sides[0] = sides[1] = 16;
    return S_OK;
}
static HRESULT WINAPI colour(Interface *self, int kind, Colour *answer) {
    static const Colour background = {255, 255, 255, 255}, foreground = {255, 0, 0, 0},
                        accent = {255, 0, 120, 215};
    *answer = kind == 0 ? background : kind == 1 ? foreground : accent;
    return S_OK;
}
static HRESULT WINAPI start_listening(Interface *self, void *handler, INT64 *token) {
    *token = 1;
    return S_OK;
}
static HRESULT WINAPI stop_listening(Interface *self, INT64 token) { return S_OK; }

#define BASIC query, add_reference, release, interfaces, no_text, no_number
static void *ui_settings[] = {BASIC,     no_number, size,      size,      size,
                              size,      no_number, no,        no_number, no_number,
                              no_number, no_number, no_number, colour};
static void *ui_settings_3[] = {BASIC, colour, start_listening, stop_listening};
static void *accessibility[] = {BASIC, no, no_text, start_listening, stop_listening};
static void *factory[] = {query_factory, add_reference, release, interfaces,
                          no_text,       no_number,     make};

static Interface of_ui = {ui_settings}, of_ui_3 = {ui_settings_3},
                 of_accessibility = {accessibility}, maker = {factory};

static BOOL is_basic(const GUID *wanted) {
    return IsEqualGUID(wanted, &UNKNOWN) || IsEqualGUID(wanted, &INSPECTABLE) ||
           IsEqualGUID(wanted, &AGILE);
}
static HRESULT WINAPI query(Interface *self, const GUID *wanted, void **answer) {
    *answer = IsEqualGUID(wanted, &UI_SETTINGS_3)   ? &of_ui_3
              : IsEqualGUID(wanted, &ACCESSIBILITY) ? &of_accessibility
              : IsEqualGUID(wanted, &UI_SETTINGS) || is_basic(wanted) ? &of_ui
                                                                      : 0;
    if (*answer)
        return S_OK;
    fprintf(stderr, "uistub: nobody knows the interface %08lx\n", wanted->Data1);
    return E_NOINTERFACE;
}
static HRESULT WINAPI query_factory(Interface *self, const GUID *wanted, void **answer) {
    *answer = IsEqualGUID(wanted, &FACTORY) || is_basic(wanted) ? self : 0;
    return *answer ? S_OK : E_NOINTERFACE;
}
static HRESULT WINAPI make(Interface *self, void **answer) {
    *answer = &of_ui;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **answer) {
    *answer = &maker;
    return S_OK;
}
__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
