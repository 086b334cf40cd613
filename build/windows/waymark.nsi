; The installer for Windows, for one account and without an administrator.
; build/windows_downloads.py runs it and gives: VERSION, NUMBERS (of four parts), KILOBYTES, SETUP,
; ICON, PICTURE, ITEMS (File lines for all that is installed), LIST (see EachLine); perhaps SIGN, QUICK.
;
; A new version is unpacked into a folder inside the old one's, tried there, and changes places with
; the old one by renaming. So the old one can be used until the new one can. What others put into
; the folder is never touched: only what the list names is ever moved or deleted.

Target amd64-unicode
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
!ifdef QUICK
    SetCompressor zlib
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 64
!endif
SetDateSave off
RequestExecutionLevel user
CRCCheck force
AllowRootDirInstall false
AutoCloseWindow true
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!include messages.nsh

!define IDENTIFIER "org.waymark.Waymark"
!define APPS "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIER}"
!define RUNNING "Local\Waymark-running" ; held by the program while a window is open
!define SETUP_RUNNING "Local\Waymark-setup"
!define OLDEST_BUILD 17763 ; of Windows 10; Qt asks for it
!define LIST_NAME "uninstall.txt"
!define SPARE 4096 ; KB, for what is made while installing
!define LONGEST_TRY 180000 ; ms; a virus scanner may look at each new file first

; Exit codes, as README.md tells them. NSIS itself has 0 done, 1 cancelled, 2 could not.
!define IS_OPEN 3
!define IS_OLDER 4
!define IS_FULL 5
!define IS_REFUSED 6
!define IS_HELD 7
!define IS_BROKEN 8
!define IS_TOO_NEW 9

Name "Waymark"
BrandingText " "
OutFile "${SETUP}"
InstallDir "$LOCALAPPDATA\Programs\Waymark"
InstallDirRegKey HKCU "${APPS}" "InstallLocation"
SetFont "Segoe UI" 11

VIProductVersion ${NUMBERS}
VIAddVersionKey ProductName "Waymark"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs Waymark"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT licence"

!ifdef SIGN
    !finalize '${SIGN} "%1"' = 0
    !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var New ; folder in which the new version waits
Var Old ; folder in which the old one waits to be deleted
Var AsksToRemove ; the button that does
Var RemovesKept ; 1 if what the reader kept is to go, too

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT " "

Page custom ShowOpen LeaveOpen
!define MUI_WELCOMEPAGE_TITLE "${INSTALL_TITLE}"
!define MUI_WELCOMEPAGE_TEXT "${INSTALL_TEXT}"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW HideBack
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${INSTALLED_TITLE}"
!define MUI_FINISHPAGE_TEXT "${INSTALLED_TEXT}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\waymark.exe"
!define MUI_FINISHPAGE_RUN_TEXT "${OPEN_NOW}"
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.ShowOpen un.LeaveOpen
UninstPage custom un.ShowKeep un.LeaveKeep
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${REMOVED_TITLE}"
!define MUI_FINISHPAGE_TEXT "${REMOVED_TEXT}"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE English
LangString ^ErrorWriting ${LANG_ENGLISH} "${NO_ROOM_FOR}"

; Say one sentence, unless nobody looks, and end with a code.
!macro Stop CODE SENTENCE
    MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
    SetErrorLevel ${CODE}
    Quit
!macroend

; Between EachLine and EndEachLine, $9 is each name of the list whose line begins with MARK:
; "=" what lies in the folder itself, "-" every file but the list, ">" every folder, inner ones first.
!macro EachLine LIST MARK
    FileOpen $8 "${LIST}" r
    ${Do}
        ClearErrors
        FileReadUTF16LE $8 $9
        ${If} ${Errors}
            ${ExitDo}
        ${EndIf}
        StrCpy $7 $9 1
        ${If} $7 == "${MARK}"
            StrCpy $9 $9 -2 2 ; without mark, space and line end
!macroend
!macro EndEachLine
        ${EndIf}
    ${Loop}
    FileClose $8
!macroend

; What installer and uninstaller both do; NSIS wants two copies of it.
!macro Both UN

; Whether a window of the program is open: 1 or 0 on the stack.
Function ${UN}IsOpen
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p.r0'
    ${If} $0 P<> 0
        System::Call 'kernel32::CloseHandle(p r0)'
        Push 1
    ${Else}
        Push 0
    ${EndIf}
FunctionEnd

Function ${UN}StopIfOpen
    Call ${UN}IsOpen
    Pop $0
    ${If} $0 = 1
        !insertmacro Stop ${IS_OPEN} "${OPEN_TEXT}"
    ${EndIf}
FunctionEnd

; One installer or uninstaller at a time. The system lets go of the mutex at the end.
Function ${UN}StopIfSecond
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "${SETUP_RUNNING}") p.r0 ? e'
    Pop $0
    ${If} $0 = 183 ; there already
        !insertmacro Stop 2 "${SETUP_IS_OPEN}"
    ${EndIf}
FunctionEnd

Function ${UN}ShowOpen
    Call ${UN}IsOpen
    Pop $0
    ${If} $0 = 0
        Abort ; nothing to show
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "${OPEN_TITLE}" ""
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 0 100% 40u "${OPEN_TEXT}"
    Pop $0
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:${TRY_AGAIN}"
    nsDialogs::Show
FunctionEnd

; The page before is only shown to those whom it concerns.
Function ${UN}HideBack
    GetDlgItem $0 $HWNDPARENT 3
    ShowWindow $0 ${SW_HIDE}
FunctionEnd

Function ${UN}LeaveOpen
    Call ${UN}IsOpen
    Pop $0
    ${If} $0 = 1
        Abort ; stay
    ${EndIf}
FunctionEnd

; Move all that LIST ($2) names from $0 to $1; $3 is what could not be moved, or nothing.
Function ${UN}Move
    StrCpy $3 ""
    !insertmacro EachLine "$2" "="
        ${If} ${FileExists} "$0\$9"
        ${AndIf} $9 != $EXEFILE ; an uninstaller that was told to stay where it is
            ; A virus scanner lets go of a file soon.
            ${For} $6 1 10
                ClearErrors
                Rename "$0\$9" "$1\$9"
                ${IfNot} ${Errors}
                    ${ExitFor}
                ${EndIf}
                Sleep 300
            ${Next}
            ${If} ${FileExists} "$0\$9"
                StrCpy $3 $9
                ${ExitDo}
            ${EndIf}
        ${EndIf}
    !insertmacro EndEachLine
FunctionEnd

; Delete all that LIST ($2) names in $0, and the folders that are empty then.
Function ${UN}Delete
    !insertmacro EachLine "$2" "-"
        Delete "$0\$9"
    !insertmacro EndEachLine
    !insertmacro EachLine "$2" ">"
        RMDir "$0\$9"
    !insertmacro EndEachLine
    Delete "$0\${LIST_NAME}" ; the last, so that this can be begun again
    RMDir "$0"
FunctionEnd

; Move the program from $INSTDIR to $Old; when that fails it is back, and nothing else happens.
Function ${UN}MoveOut
    Delete "$PLUGINSDIR\old.txt"
    CopyFiles /SILENT "$INSTDIR\${LIST_NAME}" "$PLUGINSDIR\old.txt"
    CreateDirectory $Old
    StrCpy $0 $INSTDIR
    StrCpy $1 $Old
    StrCpy $2 "$PLUGINSDIR\old.txt"
    Call ${UN}Move
    ${If} $3 != ""
    ${OrIfNot} ${FileExists} "$PLUGINSDIR\old.txt"
        Call ${UN}MoveBack
        Call ${UN}StopHeld
    ${EndIf}
FunctionEnd

; Move the old program from $Old to $INSTDIR.
Function ${UN}MoveBack
    StrCpy $0 $Old
    StrCpy $1 $INSTDIR
    StrCpy $2 "$PLUGINSDIR\old.txt"
    Call ${UN}Move
    RMDir $Old
FunctionEnd

; Delete the old program, and give back what others had put into its folders.
Function ${UN}DeleteOld
    StrCpy $0 $Old
    StrCpy $2 "$PLUGINSDIR\old.txt"
    Call ${UN}Delete
    StrCpy $0 ""
    Call ${UN}GiveBack
    ${If} ${FileExists} "$Old\*.*" ; somebody holds a file: next time, see DeleteLeft
        CopyFiles /SILENT "$PLUGINSDIR\old.txt" "$Old\${LIST_NAME}"
    ${EndIf}
FunctionEnd

; Delete what could not be deleted when another version took its place.
Function ${UN}DeleteLeft
    ${If} ${FileExists} "$Old\${LIST_NAME}"
    ${AndIf} ${FileExists} "$INSTDIR\${LIST_NAME}"
        CopyFiles /SILENT "$Old\${LIST_NAME}" "$PLUGINSDIR\old.txt"
        Call ${UN}DeleteOld
    ${EndIf}
FunctionEnd

; Move all that is left in $Old$0 to the same place in $INSTDIR, and remove the folder.
Function ${UN}GiveBack
    Push $1
    Push $2
    FindFirst $1 $2 "$Old$0\*.*"
    ${DoUntil} $2 == ""
        ${If} $2 != "."
        ${AndIf} $2 != ".."
            ${If} ${FileExists} "$Old$0\$2\*.*"
                Push $0
                StrCpy $0 "$0\$2"
                Call ${UN}GiveBack
                Pop $0
            ${Else}
                CreateDirectory "$INSTDIR$0"
                Rename "$Old$0\$2" "$INSTDIR$0\$2"
            ${EndIf}
        ${EndIf}
        FindNext $1 $2
    ${Loop}
    FindClose $1
    RMDir "$Old$0"
    Pop $2
    Pop $1
FunctionEnd

!macroend
!insertmacro Both ""
!insertmacro Both "un."

Function .onInit
    SetShellVarContext current
    SetRegView 64
    StrCpy $New "$INSTDIR\waymark-new"
    StrCpy $Old "$INSTDIR\waymark-old"
    ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
        !insertmacro Stop ${IS_BROKEN} "${WINDOWS_TOO_OLD}"
    ${EndIf}
    Call StopIfSecond
    ReadRegStr $0 HKCU "${APPS}" "DisplayVersion"
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $0 != ""
    ${AndIf} $1 = 1
    ${AndIf} ${FileExists} "$INSTDIR\waymark.exe"
        !insertmacro Stop ${IS_OLDER} "${NEWER_INSTALLED}"
    ${EndIf}
    InitPluginsDir
    File "/oname=$PLUGINSDIR\new.txt" "${LIST}"
FunctionEnd

Function .onInstFailed
    Call DeleteNew ; the disk was full half-way
    SetErrorLevel ${IS_FULL}
FunctionEnd

Function DeleteNew
    StrCpy $0 $New
    StrCpy $2 "$PLUGINSDIR\new.txt"
    SetOutPath $TEMP ; the current folder cannot be removed
    Call Delete
    RMDir $INSTDIR ; if nothing was there before
FunctionEnd

Function StopHeld
    Call DeleteNew
    !insertmacro Stop ${IS_HELD} "${HELD}"
FunctionEnd

; Put right what an installer that was killed, or a power cut, left half-way.
Function Recover
    Call DeleteLeft
    ${If} ${FileExists} "$Old\${LIST_NAME}"
        ${IfNot} ${FileExists} "$INSTDIR\${LIST_NAME}" ; the new one was on its way in
            CopyFiles /SILENT "$New\${LIST_NAME}" "$PLUGINSDIR\left.txt"
            StrCpy $0 $INSTDIR
            StrCpy $1 $New
            StrCpy $2 "$PLUGINSDIR\left.txt"
            Call Move
            CopyFiles /SILENT "$Old\${LIST_NAME}" "$PLUGINSDIR\old.txt"
            Call MoveBack
        ${EndIf}
    ${ElseIf} ${FileExists} "$Old\*.*" ; the old one was on its way out
        CopyFiles /SILENT "$INSTDIR\${LIST_NAME}" "$PLUGINSDIR\old.txt"
        Call MoveBack
        StrCpy $0 ""
        Call GiveBack
    ${EndIf}
    ${If} ${FileExists} "$New\*.*"
        CopyFiles /SILENT "$New\${LIST_NAME}" "$PLUGINSDIR\left.txt"
        StrCpy $0 $New
        StrCpy $2 "$PLUGINSDIR\left.txt"
        Call Delete
    ${EndIf}
FunctionEnd

Function StopIfInTheWay
    ${IfNot} ${FileExists} "$INSTDIR\${LIST_NAME}"
        !insertmacro EachLine "$PLUGINSDIR\new.txt" "="
            ${If} ${FileExists} "$INSTDIR\$9"
                !insertmacro Stop ${IS_REFUSED} "${IN_THE_WAY}"
            ${EndIf}
        !insertmacro EndEachLine
    ${EndIf}
FunctionEnd

Function StopIfFull
    System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r0, p 0, p 0) i.r1'
    IntOp $2 ${KILOBYTES} + ${SPARE}
    System::Int64Op $2 * 1024
    Pop $2
    System::Int64Op $0 < $2
    Pop $2
    ${If} $1 <> 0
    ${AndIf} $2 = 1
        RMDir $INSTDIR
        !insertmacro Stop ${IS_FULL} "${NO_ROOM}"
    ${EndIf}
FunctionEnd

Function Unpack
    ClearErrors
    SetOverwrite try ; a failure is told by one sentence of ours
    !include "${ITEMS}"
    WriteUninstaller "$New\uninstall.exe"
    SetOutPath $TEMP ; the current folder cannot be renamed
    ${If} ${Errors}
        Call DeleteNew
        !insertmacro Stop ${IS_REFUSED} "${NOT_WRITABLE}"
    ${EndIf}
FunctionEnd

; Ask the new program whether it starts here, and can use what was kept.
Function TryNew
    StrCpy $0 ""
    ${If} ${FileExists} "$INSTDIR\waymark.toml"
        StrCpy $0 '--config "$INSTDIR\waymark.toml"'
    ${ElseIf} ${FileExists} "$INSTDIR\data\*.*"
        StrCpy $0 '--profile "$INSTDIR\data"'
    ${EndIf}
    nsExec::Exec /TIMEOUT=${LONGEST_TRY} '"$New\waymark.exe" $0 self-test --profile-only'
    Pop $0
    ${If} $0 == 3
        Call DeleteNew
        !insertmacro Stop ${IS_TOO_NEW} "${KEPT_BY_NEWER}"
    ${ElseIf} $0 != 0
        Call DeleteNew
        !insertmacro Stop ${IS_BROKEN} "${DOES_NOT_START}"
    ${EndIf}
FunctionEnd

Function ChangePlaces
    ${If} ${FileExists} "$INSTDIR\${LIST_NAME}"
        Call MoveOut
    ${EndIf}
    StrCpy $0 $New
    StrCpy $1 $INSTDIR
    StrCpy $2 "$PLUGINSDIR\new.txt"
    Call Move
    ${If} $3 != ""
        StrCpy $0 $INSTDIR
        StrCpy $1 $New
        Call Move
        Call MoveBack
        Call StopHeld
    ${EndIf}
    RMDir $New
    Call DeleteOld
FunctionEnd

; A link at $0 to the program, which the taskbar knows to belong to its window.
Function WriteLink
    CreateShortcut $0 "$INSTDIR\waymark.exe"
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r1 ""
    ${If} $1 P<> 0
        ${IUnknown::QueryInterface} $1 '("${IID_IPersistFile}", .r2)'
        ${If} $2 P<> 0
            ${IPersistFile::Load} $2 '("$0", ${STGM_READWRITE})'
            ${IUnknown::QueryInterface} $1 '("${IID_IPropertyStore}", .r3)'
            ${If} $3 P<> 0
                System::Call '*(&w64 "${IDENTIFIER}")p.r6'
                System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
                System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r6)p.r5'
                ${IPropertyStore::SetValue} $3 '($4, $5)'
                ${IPropertyStore::Commit} $3 ""
                System::Free $4
                System::Free $5
                System::Free $6
                ${IUnknown::Release} $3 ""
                ${IPersistFile::Save} $2 '("$0", 1)'
            ${EndIf}
            ${IUnknown::Release} $2 ""
        ${EndIf}
        ${IUnknown::Release} $1 ""
    ${EndIf}
FunctionEnd

; Links, and the entry under Apps. Whoever took the link off the desktop does not get it again.
Function TellWindows
    SetOutPath $INSTDIR ; where the links start it
    StrCpy $0 "$SMPROGRAMS\Waymark.lnk"
    Call WriteLink
    ReadRegStr $0 HKCU "${APPS}" "DisplayVersion"
    ${If} $0 == ""
    ${OrIf} ${FileExists} "$DESKTOP\Waymark.lnk"
        StrCpy $0 "$DESKTOP\Waymark.lnk"
        Call WriteLink
    ${EndIf}
    WriteRegStr HKCU "${APPS}" "DisplayName" "Waymark"
    WriteRegStr HKCU "${APPS}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${APPS}" "DisplayIcon" "$INSTDIR\waymark.exe"
    WriteRegStr HKCU "${APPS}" "Publisher" "Waymark"
    WriteRegStr HKCU "${APPS}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${APPS}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${APPS}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${APPS}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${APPS}" "NoModify" 1
    WriteRegDWORD HKCU "${APPS}" "NoRepair" 1
    ${RefreshShellIcons}
FunctionEnd

Section
    SetDetailsPrint textonly
    DetailPrint "${INSTALLING}"
    SetDetailsPrint none
    Call StopIfOpen
    CreateDirectory $INSTDIR
    Call Recover
    Call StopIfInTheWay
    Call StopIfFull
    Call Unpack
    SetDetailsPrint textonly
    DetailPrint "${TRYING}"
    SetDetailsPrint none
    Call TryNew
    Call ChangePlaces
    Call TellWindows
SectionEnd

Function un.onInit
    SetShellVarContext current
    SetRegView 64
    StrCpy $Old "$INSTDIR\waymark-old"
    InitPluginsDir
    Call un.StopIfSecond
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/REMOVEDATA" $1
    StrCpy $RemovesKept 1
    ${If} ${Errors}
        StrCpy $RemovesKept 0
    ${EndIf}
FunctionEnd

Function un.StopHeld
    !insertmacro Stop ${IS_HELD} "${HELD}"
FunctionEnd

Function un.ShowKeep
    !insertmacro MUI_HEADER_TEXT "${REMOVE_TITLE}" ""
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 0 100% 36u "${REMOVE_TEXT}"
    Pop $0
    ${NSD_CreateFirstRadioButton} 0 42u 100% 14u "${KEEP_MINE}"
    Pop $1
    ${NSD_CreateAdditionalRadioButton} 0 60u 100% 14u "${REMOVE_MINE}"
    Pop $AsksToRemove
    ${If} $RemovesKept = 1
        StrCpy $1 $AsksToRemove
    ${EndIf}
    ${NSD_Check} $1
    ${NSD_SetFocus} $1
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:${REMOVE}"
    Call un.HideBack
    nsDialogs::Show
FunctionEnd

Function un.LeaveKeep
    ${NSD_GetState} $AsksToRemove $RemovesKept
FunctionEnd

; Delete in $0 what desktop/store/profile.py names, and the folder if it is empty then.
Function un.DeleteKept
    Delete "$0\reader.db"
    Delete "$0\reader.db-journal"
    Delete "$0\reader.db.part"
    Delete "$0\reader.db.part-journal"
    Delete "$0\reader.open"
    Delete "$0\view.json"
    Delete "$0\view.json.part"
    Delete "$0\clinic.json"
    Delete "$0\clinic.json.part"
    Delete "$0\kiosk-counts.json"
    Delete "$0\kiosk-counts.json.part"
    Delete "$0\show-yourself"
    Delete "$0\show-yourself.part"
    Delete "$0\waymark.lock"
    Delete "$0\backups\reader-*.db"
    Delete "$0\backups\*.part"
    RMDir "$0\backups"
    Delete "$0\damaged\reader-*.db"
    Delete "$0\damaged\reader-*.db-journal"
    RMDir "$0\damaged"
    Delete "$0\logs\waymark.log*"
    RMDir "$0\logs"
    RMDir "$0"
FunctionEnd

Section Uninstall
    SetDetailsPrint none
    Call un.StopIfOpen
    SetOutPath $TEMP
    Call un.DeleteLeft
    Call un.MoveOut
    Call un.DeleteOld
    Delete "$SMPROGRAMS\Waymark.lnk"
    Delete "$DESKTOP\Waymark.lnk"
    DeleteRegKey HKCU "${APPS}"
    ${If} $RemovesKept = 1
        StrCpy $0 "$LOCALAPPDATA\waymark"
        Call un.DeleteKept
        StrCpy $0 "$INSTDIR\data"
        Call un.DeleteKept
    ${EndIf}
    RMDir $INSTDIR
SectionEnd
