package dev.vsxray.scanner.javascript.value;

/**
 * A {@code Buffer}, a typed array, a {@code DataView} or an {@code ArrayBuffer}: a window on a block of bytes that
 * several of them may share. Where a byte of unknown value was written the block is no longer known, and what is known
 * of the data stands in {@link #facts}.
 */
public final class BytesObject extends HeapObject {

    /** How elements are read; {@link #BUFFER} is Node's own with its methods. */
    public enum Kind {
        BUFFER("Buffer", 1),
        ARRAY_BUFFER("ArrayBuffer", 1),
        DATA_VIEW("DataView", 1),
        UINT8("Uint8Array", 1),
        UINT8_CLAMPED("Uint8ClampedArray", 1),
        INT8("Int8Array", 1),
        UINT16("Uint16Array", 2),
        INT16("Int16Array", 2),
        UINT32("Uint32Array", 4),
        INT32("Int32Array", 4),
        FLOAT32("Float32Array", 4),
        FLOAT64("Float64Array", 8),
        BIG_INT64("BigInt64Array", 8),
        BIG_UINT64("BigUint64Array", 8);

        private final String className;
        private final int width;

        Kind(String className, int width) {
            this.className = className;
            this.width = width;
        }

        public String className() {
            return className;
        }

        /** Bytes per element. */
        public int width() {
            return width;
        }
    }

    /** The bytes that windows share. Little-endian, as every machine that runs the editor. */
    public static final class Block {
        private final byte[] bytes;
        private boolean known = true;
        private Origin origin;

        public Block(byte[] bytes, Origin origin) {
            this.bytes = bytes;
            this.origin = origin;
        }

        /** The live bytes. */
        public byte[] bytes() {
            return bytes;
        }

        /** False once something unknown was written. */
        public boolean isKnown() {
            return known;
        }

        public void makeUnknown() {
            known = false;
        }

        /** How the bytes came to be; a text made of them goes on from here. */
        public Origin origin() {
            return origin;
        }

        public void setOrigin(Origin next) {
            origin = next;
        }
    }

    private final Kind kind;
    private final Block block;
    private final int offset;
    private final int size;

    /**
     * @param offset first byte of the window in the block
     * @param size in bytes
     */
    public BytesObject(int level, Value prototype, Kind kind, Block block, int offset, int size) {
        super(level, prototype);
        this.kind = kind;
        this.block = block;
        this.offset = offset;
        this.size = size;
    }

    @Override
    public String className() {
        return kind == Kind.BUFFER ? "Uint8Array" : kind.className();
    }

    public Kind kind() {
        return kind;
    }

    public Block block() {
        return block;
    }

    public int offset() {
        return offset;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** In elements. */
    public int length() {
        return size / kind.width();
    }

    public boolean isKnown() {
        return block.isKnown();
    }
}
