package dev.vsxray.signatures.reference;

/**
 * An npm package that sends usage, crashes or sessions.
 *
 * @param packageName name on npm, or a prefix that ends with {@code *}
 * @param honoursOffSwitch true where the library itself obeys the editor's telemetry setting
 */
public record TelemetrySdk(String packageName, String service, boolean honoursOffSwitch) {

    public boolean matches(String npmPackage) {
        return packageName.endsWith("*")
                ? npmPackage.startsWith(packageName.substring(0, packageName.length() - 1))
                : npmPackage.equals(packageName);
    }
}
