package dev.vsxray.scanner.javascript.flow;

/** A call that takes {@code data} to a place of a family of the catalogue. */
record SinkCall(String family, String code) {

    @Override
    public String toString() {
        return family + ": " + code;
    }
}
