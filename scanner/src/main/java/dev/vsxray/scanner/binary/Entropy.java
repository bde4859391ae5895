package dev.vsxray.scanner.binary;

/** Shannon entropy in bits per byte, 0 to 8. */
final class Entropy {

    /** Bytes measured: the figure does not change for more. */
    private static final long MAX_BYTES = 4L << 20;

    private Entropy() {}

    static double of(ByteView view, long at, long length) {
        long end = Math.min(view.length(), at + Math.min(length, MAX_BYTES));
        int[] counts = new int[256];
        long total = 0;
        for (long i = at; i < end; i++) {
            counts[view.u8(i)]++;
            total++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / total;
                bits -= share * Math.log(share);
            }
        }
        return bits / Math.log(2);
    }
}
