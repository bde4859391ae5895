package dev.vsxray.scanner.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of files that are told apart, with the endings that promise them. */
public enum ContentKind {
    PNG(Family.IMAGE, "png"),
    JPEG(Family.IMAGE, "jpg", "jpeg", "jpe", "jfif"),
    GIF(Family.IMAGE, "gif"),
    BMP(Family.IMAGE, "bmp", "dib"),
    ICO(Family.IMAGE, "ico", "cur"),
    ICNS(Family.IMAGE, "icns"),
    WEBP(Family.IMAGE, "webp"),
    TIFF(Family.IMAGE, "tif", "tiff"),
    AVIF(Family.IMAGE, "avif", "heic", "heif"),
    SVG(Family.IMAGE, "svg"),
    PSD(Family.IMAGE, "psd"),
    WOFF(Family.FONT, "woff"),
    WOFF2(Family.FONT, "woff2"),
    TTF(Family.FONT, "ttf", "ttc"),
    OTF(Family.FONT, "otf"),
    EOT(Family.FONT, "eot"),
    MP3(Family.MEDIA, "mp3"),
    WAV(Family.MEDIA, "wav"),
    OGG(Family.MEDIA, "ogg", "oga", "ogv", "opus"),
    FLAC(Family.MEDIA, "flac"),
    MP4(Family.MEDIA, "mp4", "m4a", "m4v", "mov"),
    WEBM(Family.MEDIA, "webm", "mkv"),
    AVI(Family.MEDIA, "avi"),
    PDF(Family.DOCUMENT, "pdf"),
    OLE(Family.DOCUMENT, "doc", "xls", "ppt", "msg"),
    RTF(Family.DOCUMENT, "rtf"),
    ZIP(Family.ARCHIVE, "zip"),
    /** A zip whose ending says what it carries: treated as zip, named apart so that no disguise is seen. */
    OFFICE(Family.ARCHIVE, "docx", "xlsx", "pptx", "odt", "ods", "epub"),
    VSIX(Family.ARCHIVE, "vsix"),
    JAR(Family.ARCHIVE, "jar", "war", "aar", "apk"),
    WHEEL(Family.ARCHIVE, "whl", "nupkg", "xpi", "crx"),
    GZIP(Family.ARCHIVE, "gz", "tgz"),
    BZIP2(Family.ARCHIVE, "bz2"),
    XZ(Family.ARCHIVE, "xz"),
    ZSTD(Family.ARCHIVE, "zst"),
    LZ4(Family.ARCHIVE, "lz4"),
    SEVEN_ZIP(Family.ARCHIVE, "7z"),
    RAR(Family.ARCHIVE, "rar"),
    TAR(Family.ARCHIVE, "tar"),
    CAB(Family.ARCHIVE, "cab"),
    AR(Family.ARCHIVE, "a", "deb", "lib"),
    RPM(Family.ARCHIVE, "rpm"),
    DMG(Family.ARCHIVE, "dmg"),
    MSI(Family.EXECUTABLE, "msi"),
    ASAR(Family.ARCHIVE, "asar"),
    PE(Family.EXECUTABLE, "exe", "dll", "scr", "sys", "com", "cpl", "ocx"),
    ELF(Family.EXECUTABLE, "so", "elf"),
    MACH_O(Family.EXECUTABLE, "dylib"),
    NODE_ADDON(Family.EXECUTABLE, "node"),
    WASM(Family.EXECUTABLE, "wasm"),
    JAVA_CLASS(Family.EXECUTABLE, "class"),
    DEX(Family.EXECUTABLE, "dex"),
    PYTHON_BYTECODE(Family.EXECUTABLE, "pyc"),
    V8_BYTECODE(Family.EXECUTABLE, "jsc"),
    LLVM_BITCODE(Family.EXECUTABLE, "bc"),
    WINDOWS_SHORTCUT(Family.EXECUTABLE, "lnk"),
    SQLITE(Family.DATA, "sqlite", "sqlite3", "db", "vscdb"),
    PEM(Family.DATA, "pem", "key", "crt", "cer"),
    BINARY_PLIST(Family.DATA, "bplist"),
    LFS_POINTER(Family.DATA),
    JAVASCRIPT(Family.SCRIPT, "js", "cjs", "mjs", "jsx"),
    TYPESCRIPT(Family.SCRIPT, "ts", "tsx", "mts", "cts"),
    PYTHON(Family.SCRIPT, "py", "pyw"),
    SHELL(Family.SCRIPT, "sh", "bash", "zsh", "ksh", "fish", "command"),
    POWERSHELL(Family.SCRIPT, "ps1", "psm1", "psd1"),
    BATCH(Family.SCRIPT, "bat", "cmd"),
    VBSCRIPT(Family.SCRIPT, "vbs", "vbe", "wsf"),
    HTA(Family.SCRIPT, "hta"),
    APPLESCRIPT(Family.SCRIPT, "applescript", "scpt"),
    RUBY(Family.SCRIPT, "rb"),
    PERL(Family.SCRIPT, "pl", "pm"),
    PHP(Family.SCRIPT, "php"),
    LUA(Family.SCRIPT, "lua"),
    HTML(Family.TEXT, "html", "htm", "xhtml"),
    CSS(Family.TEXT, "css", "scss", "less"),
    XML(Family.TEXT, "xml", "plist", "tmlanguage", "vsixmanifest", "xsd", "csproj", "targets", "props"),
    JSON(Family.TEXT, "json", "jsonc", "json5", "map", "code-snippets", "ipynb", "webmanifest"),
    YAML(Family.TEXT, "yaml", "yml"),
    MARKDOWN(Family.TEXT, "md", "markdown", "mdx", "mdc"),
    TEXT(Family.TEXT, "txt", "log", "csv", "tsv", "ini", "toml", "cfg", "conf", "properties", "lock", "env"),
    EMPTY(Family.DATA),
    BINARY(Family.DATA, "bin", "dat", "blob"),
    UNKNOWN(Family.DATA);

    /** What a kind is for, as far as disguise goes. */
    public enum Family {
        IMAGE,
        FONT,
        MEDIA,
        DOCUMENT,
        ARCHIVE,
        EXECUTABLE,
        SCRIPT,
        TEXT,
        DATA
    }

    private final Family family;
    private final List<String> endings;

    ContentKind(Family family, String... endings) {
        this.family = family;
        this.endings = List.of(endings);
    }

    public Family family() {
        return family;
    }

    /** The word used in features and rules, such as {@code mach-o}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True for text of any sort, code included. */
    public boolean isText() {
        return family == Family.SCRIPT || family == Family.TEXT || this == SVG || this == PEM || this == LFS_POINTER;
    }

    /** What the name of a file promises; {@link #UNKNOWN} where it promises nothing. */
    public static ContentKind promisedBy(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return UNKNOWN;
        }
        String ending = name.substring(dot + 1);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
