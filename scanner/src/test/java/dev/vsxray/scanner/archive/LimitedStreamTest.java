package dev.vsxray.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** What is exactly at a limit is read; one byte more is not. */
class LimitedStreamTest {

    private static final int FREE = (int) ReadLimits.RATIO_FREE_BYTES;
    private static final int RATIO = 20;
    private static final int LARGEST = 3 * FREE;

    private static final ReadLimits LIMITS =
            new ReadLimits(200, LARGEST, LARGEST, 4L * LARGEST, RATIO, 1_024, 2, 1 << 18, 100);

    private static InputStream of(int bytes, long packed) throws IOException {
        return LimitedStream.of(source(new ByteArrayInputStream(new byte[bytes]), packed), LIMITS);
    }

    private static ByteSource source(InputStream in, long packed) {
        return new ByteSource() {
            @Override
            public InputStream open() {
                return in;
            }

            @Override
            public long packedBytes() {
                return packed;
            }
        };
    }

    @Test
    void aFileMayBeAsLargeAsTheLimit() throws IOException {
        assertThat(of(LARGEST, -1).readAllBytes()).hasSize(LARGEST);
        assertThatThrownBy(() -> of(LARGEST + 1, -1).readAllBytes())
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("larger than what is read of one file");
    }

    @Test
    void aFileMayInflateAsFarAsTheLimit() throws IOException {
        int packed = 2 * FREE / RATIO;

        assertThat(of(packed * RATIO + packed - 1, packed).readAllBytes()).hasSizeGreaterThan(FREE);
        assertThatThrownBy(() -> of(packed * RATIO + packed, packed).readAllBytes())
                .isInstanceOf(LimitReachedException.class);
    }

    @Test
    void aSmallFileMayInflateAsItLikes() throws IOException {
        assertThat(of(FREE, 0).readAllBytes()).hasSize(FREE);
        assertThatThrownBy(() -> of(FREE + 1, 0).readAllBytes()).isInstanceOf(LimitReachedException.class);
    }

    @Test
    void aFileWhosePackedSizeNobodyKnowsIsNotMeasuredByIt() throws IOException {
        assertThat(of(2 * FREE, -1).readAllBytes()).hasSize(2 * FREE);
    }

    @Test
    void whatIsSkippedCountsToo() throws IOException {
        InputStream in = of(LARGEST + 1, -1);

        assertThat(in.skip(0)).isZero();
        assertThat(in.skip(5)).isEqualTo(5);
        assertThat(in.markSupported()).isFalse();
        assertThatThrownBy(() -> in.skipNBytes(LARGEST)).isInstanceOf(LimitReachedException.class);
    }

    @Test
    void singleBytesAreBytesAndTheEndIsTheEnd() throws IOException {
        InputStream in = LimitedStream.of(source(new ByteArrayInputStream(new byte[] {0, (byte) 200}), -1), LIMITS);

        assertThat(new int[] {in.read(), in.read(), in.read()}).containsExactly(0, 200, -1);
    }

    @Test
    void whatAnUnpackerThrowsIsDamage() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("bad block");
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                throw new IndexOutOfBoundsException("bad length");
            }
        };
        InputStream in = LimitedStream.of(source(broken, -1), LIMITS);

        assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessage("damaged");
    }
}
