package dev.vsxray.scanner.binary;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What imported functions let a program do. Functions that every compiler's runtime imports are left out
 * ({@code IsDebuggerPresent}, {@code GetProcAddress}, {@code VirtualProtect}): they say nothing of the program.
 */
final class NativeAbilities {

    private static final Map<String, Set<String>> FUNCTIONS = new TreeMap<>(Map.of(
            "starts-processes",
            Set.of(
                    "CreateProcess",
                    "ShellExecute",
                    "ShellExecuteEx",
                    "WinExec",
                    "CreateProcessAsUser",
                    "system",
                    "popen",
                    "execve",
                    "execvp",
                    "execv",
                    "execl",
                    "execlp",
                    "posix_spawn",
                    "posix_spawnp"),
            "network",
            Set.of(
                    "WinHttpOpen",
                    "WinHttpConnect",
                    "InternetOpen",
                    "InternetOpenUrl",
                    "InternetConnect",
                    "HttpSendRequest",
                    "URLDownloadToFile",
                    "WSAStartup",
                    "WSAConnect",
                    "connect",
                    "getaddrinfo",
                    "curl_easy_perform",
                    "CFHTTPMessageCreateRequest"),
            "injects-code",
            Set.of(
                    "VirtualAllocEx",
                    "WriteProcessMemory",
                    "CreateRemoteThread",
                    "CreateRemoteThreadEx",
                    "NtCreateThreadEx",
                    "QueueUserAPC",
                    "SetThreadContext",
                    "NtUnmapViewOfSection",
                    "ZwUnmapViewOfSection",
                    "ptrace",
                    "task_for_pid",
                    "mach_vm_write",
                    "process_vm_writev"),
            "reads-keyboard",
            Set.of(
                    "SetWindowsHookEx",
                    "GetAsyncKeyState",
                    "RegisterRawInputDevices",
                    "CGEventTapCreate",
                    "XQueryKeymap"),
            "captures-screen",
            Set.of("BitBlt", "CGWindowListCreateImage", "CGDisplayCreateImage", "XGetImage", "XShmGetImage"),
            "reads-clipboard",
            Set.of("GetClipboardData", "AddClipboardFormatListener"),
            "reads-credentials",
            Set.of(
                    "CryptUnprotectData",
                    "CredEnumerate",
                    "CredRead",
                    "LsaRetrievePrivateData",
                    "VaultEnumerateItems",
                    "VaultGetItem",
                    "SecItemCopyMatching",
                    "SecKeychainFindGenericPassword",
                    "SecKeychainItemCopyContent",
                    "secret_password_lookup_sync"),
            "writes-registry",
            Set.of("RegSetValueEx", "RegCreateKeyEx", "RegSetKeyValue"),
            "installs-services",
            Set.of("CreateService", "StartServiceCtrlDispatcher", "OpenSCManager")));

    private NativeAbilities() {}

    static TreeSet<String> of(Collection<String> imports) {
        TreeSet<String> abilities = new TreeSet<>();
        for (String imported : imports) {
            int version = imported.indexOf('@');
            String name = version < 0 ? imported : imported.substring(0, version);
            String neutral = name.endsWith("A") || name.endsWith("W") ? name.substring(0, name.length() - 1) : name;
            FUNCTIONS.forEach((ability, functions) -> {
                if (functions.contains(name) || functions.contains(neutral)) {
                    abilities.add(ability);
                }
            });
        }
        return abilities;
    }
}
