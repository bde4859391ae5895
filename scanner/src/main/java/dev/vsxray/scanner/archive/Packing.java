package dev.vsxray.scanner.archive;

import org.apache.commons.compress.archivers.zip.ZipMethod;

/** The two ways of packing that editors can unpack. Others would only give hostile input more code to reach. */
final class Packing {

    private Packing() {}

    /** @throws RefusedException where an entry is encrypted, or packed in another way */
    static void check(boolean encrypted, int method) throws RefusedException {
        if (encrypted) {
            throw new RefusedException("is encrypted");
        }
        if (method != ZipMethod.STORED.getCode() && method != ZipMethod.DEFLATED.getCode()) {
            throw new RefusedException("is packed in a way that editors cannot unpack");
        }
    }
}
