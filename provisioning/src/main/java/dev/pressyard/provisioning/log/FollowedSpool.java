package dev.pressyard.provisioning.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Takes lines out of a spool file and puts them into a log, about a mebibyte in each transaction. */
final class FollowedSpool implements SpoolTail {

    /** The longest line that is looked at as a whole. */
    static final int LONGEST_READ = 1024 * 1024;

    /** How far from the end of what was read an endless line is cut, so that a secret across the cut would be seen. */
    private static final int MARGIN = 64 * 1024;

    private final Path spool;

    private final Sink sink;

    private final Redaction redaction;

    private SpoolPosition position;

    FollowedSpool(Path spool, SpoolPosition position, Redaction redaction, Sink sink) {
        this.spool = spool;
        this.position = position;
        this.redaction = redaction;
        this.sink = sink;
    }

    @Override
    public synchronized int pump() {
        return read(false);
    }

    @Override
    public synchronized void finish() {
        read(true);
    }

    private int read(boolean last) {
        try (var channel = FileChannel.open(spool, StandardOpenOption.READ)) {
            int lines = 0;
            for (var piece = next(channel, last); !piece.raw.isEmpty(); piece = next(channel, last)) {
                lines += append(piece);
            }
            return lines;
        } catch (NoSuchFileException notYet) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next whole lines, a piece of a line that is too long, or nothing. */
    private Piece next(FileChannel channel, boolean last) throws IOException {
        var raw = readAhead(channel);
        int end = raw.lastIndexOf('\n') + 1;
        if (end > 0) {
            return new Piece(raw.substring(0, end), "");
        }
        if (raw.length() == LONGEST_READ) {
            int limit = RawText.characterStart(raw, LONGEST_READ - MARGIN);
            return new Piece(raw.substring(0, redaction.cutBefore(raw, limit)), ChunkText.CONTINUES);
        }
        return new Piece(last ? raw : "", "");
    }

    private String readAhead(FileChannel channel) throws IOException {
        int length = Math.clamp(channel.size() - position.offset(), 0, LONGEST_READ);
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position.offset() + buffer.position()) < 0) {
                throw new EOFException(spool + " was shortened while it was read");
            }
        }
        return RawText.of(buffer.array(), length);
    }

    private int append(Piece piece) {
        var redacted = redaction.apply(RawText.settle(piece.raw + piece.mark), position.hiddenLines());
        var chunks = ChunkText.cut(redacted.text());
        var reached = new SpoolPosition(position.offset() + piece.raw.length(), redacted.hiddenLines());
        sink.append(chunks, position, reached);
        position = reached;
        return chunks.stream().mapToInt(ChunkText::lineCount).sum();
    }

    /** Stores chunks and the position after them, both or neither. */
    interface Sink {

        void append(List<ChunkText> chunks, SpoolPosition from, SpoolPosition to);
    }

    /** What is stored in one transaction: bytes of the spool, and what to write behind them. */
    private record Piece(String raw, String mark) {}
}
