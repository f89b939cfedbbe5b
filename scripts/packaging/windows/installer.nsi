; For one user of a PC, without administrator rights. The defines come from scripts/packaging/nsis.mjs.
; Exit codes: 0 done, 1 cancelled, 3 a newer version is installed, 74 files could not be written, 75 the app has a call open,
; 76 the app is open.
Unicode true
ManifestSupportedOS all
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /FINAL ${COMPRESSOR}

!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define EXIT_NEWER 3
!define EXIT_NOT_WRITTEN 74
!define EXIT_CALL_OPEN 75
!define EXIT_APP_OPEN 76
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define NEW_FOLDER "$INSTDIR.${NAME}-new"
!define OLD_FOLDER "$INSTDIR.${NAME}-old"
!define CLASS_KEY "Software\Classes\${SCHEME}"

Name "${TITLE}"
OutFile "${OUT_FILE}"
; Without a space, since the switch _?= of the uninstaller takes no quotes.
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
BrandingText "${TITLE} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${TITLE}"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey FileDescription "${TITLE}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "${PUBLISHER}"

!define MUI_ICON "${ICON_FILE}"
!define MUI_UNICON "${ICON_FILE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Malay"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString NewerInstalled ${LANG_ENGLISH} "A newer version is installed: $R0. Uninstall it first."
LangString NewerInstalled ${LANG_MALAY} "Versi yang lebih baharu telah dipasang: $R0. Nyahpasang dahulu."
LangString NewerInstalled ${LANG_SIMPCHINESE} "已安装较新的版本：$R0。请先卸载。"
LangString CallOpen ${LANG_ENGLISH} "${TITLE} has a call open. Finish the call, then start this again."
LangString CallOpen ${LANG_MALAY} "${TITLE} masih ada panggilan terbuka. Selesaikan panggilan, kemudian mulakan semula."
LangString CallOpen ${LANG_SIMPCHINESE} "${TITLE} 有通话尚未结束。请先结束通话，然后重新运行。"
LangString AppOpen ${LANG_ENGLISH} "${TITLE} is open and cannot be closed. Close it, then start this again."
LangString AppOpen ${LANG_MALAY} "${TITLE} masih terbuka dan tidak dapat ditutup. Tutup dahulu, kemudian mulakan semula."
LangString AppOpen ${LANG_SIMPCHINESE} "${TITLE} 正在运行，无法关闭。请先关闭程序，然后重新运行。"
LangString NotWritten ${LANG_ENGLISH} "${TITLE} could not be installed: the disk is full, or files may not be written. Correct that, then start this again."
LangString NotWritten ${LANG_MALAY} "${TITLE} tidak dapat dipasang: cakera penuh, atau fail tidak boleh ditulis. Betulkan dahulu, kemudian mulakan semula."
LangString NotWritten ${LANG_SIMPCHINESE} "无法安装 ${TITLE}：磁盘已满，或文件无法写入。请先解决，然后重新运行。"

; Asks the app to quit. It is never ended by force: the agent may be in a call.
!macro CloseApp prefix
Function ${prefix}CloseApp
  IfFileExists "$INSTDIR\${PROGRAM}" 0 done
  ExecWait '"$INSTDIR\${PROGRAM}" --quit' $0
  StrCmp $0 ${EXIT_CALL_OPEN} 0 +4
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(CallOpen)" /SD IDOK
    SetErrorLevel ${EXIT_CALL_OPEN}
    Quit
  ; Windows lets nobody write to a program that runs, so this also finds an app that does not answer.
  ClearErrors
  FileOpen $1 "$INSTDIR\${PROGRAM}" a
  IfErrors 0 closed
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(AppOpen)" /SD IDOK
    SetErrorLevel ${EXIT_APP_OPEN}
    Quit
  closed:
  FileClose $1
  done:
FunctionEnd
!macroend
!insertmacro CloseApp ""
!insertmacro CloseApp "un."

Function .onInit
  ReadRegStr $R0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  StrCmp $R0 "" fresh
  ReadRegStr $INSTDIR HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${VersionCompare} "$R0" "${VERSION}" $0
  StrCmp $0 1 0 fresh
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NewerInstalled)" /SD IDOK
    SetErrorLevel ${EXIT_NEWER}
    Quit
  fresh:
  Call CloseApp
FunctionEnd

; NSIS aborts by itself where the disk is full, and leaves there what it has unpacked.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "${NEW_FOLDER}"
  SetErrorLevel ${EXIT_NOT_WRITTEN}
FunctionEnd

Function un.onInit
  Call un.CloseApp
FunctionEnd

Section
  ; Beside the installed version, which can be started until both change places in a moment.
  RMDir /r "${NEW_FOLDER}"
  ClearErrors
  SetOutPath "${NEW_FOLDER}"
  File /r "${SOURCE_FOLDER}/*"
  WriteUninstaller "${NEW_FOLDER}\uninstall.exe"
  SetOutPath "$TEMP"
  ; In silence NSIS goes on without a file that it may not write.
  IfErrors notWritten
  IfFileExists "$INSTDIR\${PROGRAM}" 0 fresh
  RMDir /r "${OLD_FOLDER}"
  StrCpy $2 0
  ; Windows renames no folder with a file in use. A scanner lets it go soon; an app that was started meanwhile keeps its
  ; version, and is not asked again to quit.
  again:
    ClearErrors
    Rename "$INSTDIR" "${OLD_FOLDER}"
    IfErrors 0 fresh
    Sleep 500
    IntOp $2 $2 + 1
    StrCmp $2 10 0 again
  RMDir /r "${NEW_FOLDER}"
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(AppOpen)" /SD IDOK
  SetErrorLevel ${EXIT_APP_OPEN}
  Quit
  fresh:
  ; An empty folder goes. One with other files stays, and the program is copied to them.
  RMDir "$INSTDIR"
  ClearErrors
  Rename "${NEW_FOLDER}" "$INSTDIR"
  IfErrors 0 placed
    ClearErrors
    CopyFiles /SILENT "${NEW_FOLDER}\*.*" "$INSTDIR"
    IfErrors 0 copied
    IfFileExists "${OLD_FOLDER}\${PROGRAM}" 0 notWritten
    RMDir /r "$INSTDIR"
    Rename "${OLD_FOLDER}" "$INSTDIR"
  notWritten:
  Abort "$(NotWritten)"
  copied:
  RMDir /r "${NEW_FOLDER}"
  placed:
  RMDir /r "${OLD_FOLDER}"
  SetOutPath "$INSTDIR"

  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "${CLASS_KEY}" "" "URL:${TITLE}"
  WriteRegStr HKCU "${CLASS_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${CLASS_KEY}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASS_KEY}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  ; Offered for tel: links in Settings > Default apps, and never taken by itself.
  WriteRegStr HKCU "Software\${TITLE}\Capabilities" "ApplicationName" "${TITLE}"
  WriteRegStr HKCU "Software\${TITLE}\Capabilities" "ApplicationDescription" "${SUMMARY}"
  WriteRegStr HKCU "Software\${TITLE}\Capabilities\UrlAssociations" "tel" "${SCHEME}"
  WriteRegStr HKCU "Software\RegisteredApplications" "${TITLE}" "Software\${TITLE}\Capabilities"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; The data in %LOCALAPPDATA%\${TITLE} and the token stay.
Section Uninstall
  IfFileExists "$INSTDIR\${PROGRAM}" 0 +2
    RMDir /r "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${CLASS_KEY}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${TITLE}"
  DeleteRegKey HKCU "Software\${TITLE}\Capabilities"
  DeleteRegKey /ifempty HKCU "Software\${TITLE}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
