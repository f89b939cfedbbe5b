/* Stands in for electron.exe where the Electron for Windows cannot be had: an installer around it is built, installed,
   upgraded and removed in a test, and is never handed out.
   - @electron/fuses finds a fuse wire in it.
   - It writes its command line to storehub-helpdesk-stand-in.txt in the folder of temporary files.
   - With --quit it ends with 75, as the app does while a call is open, if storehub-helpdesk-call-open lies there.
   - With --stay it runs until that file is deleted. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

volatile const char wire[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX" "\x01\x09" "101101100";

int WINAPI WinMain(HINSTANCE self, HINSTANCE previous, LPSTR command, int show) {
  char folder[MAX_PATH], told[MAX_PATH], call[MAX_PATH];
  GetTempPathA(MAX_PATH, folder);
  snprintf(told, MAX_PATH, "%sstorehub-helpdesk-stand-in.txt", folder);
  snprintf(call, MAX_PATH, "%sstorehub-helpdesk-call-open", folder);
  FILE *file = fopen(told, "a");
  if (file) {
    fprintf(file, "%s %c\n", command, wire[0]);
    fclose(file);
  }
  int is_open = GetFileAttributesA(call) != INVALID_FILE_ATTRIBUTES;
  if (strstr(command, "--quit")) return is_open ? 75 : 0;
  if (!strstr(command, "--stay")) return 0;
  for (int i = 0; i < 600 && GetFileAttributesA(call) != INVALID_FILE_ATTRIBUTES; i++) Sleep(100);
  return 0;
}
