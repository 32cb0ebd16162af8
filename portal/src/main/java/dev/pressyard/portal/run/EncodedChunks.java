package dev.pressyard.portal.run;

import dev.pressyard.portal.web.EventStream;
import dev.pressyard.provisioning.log.LogChunk;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ConcurrentReferenceHashMap.ReferenceType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Log chunks as events. All viewers of a log get the same chunks, so each is encoded once, however many watch; the next
 * garbage collection forgets the bytes, for by then all have sent them.
 */
@Component
class EncodedChunks {

    private final Map<LogChunk, byte[]> encoded = new ConcurrentReferenceHashMap<>(64, ReferenceType.WEAK);
    private final JsonMapper json;

    EncodedChunks(JsonMapper json) {
        this.json = json;
    }

    byte[] eventOf(LogChunk chunk) {
        // Looked up without a lock by all viewers but the first.
        var known = encoded.get(chunk);
        return known != null ? known : encode(chunk);
    }

    private byte[] encode(LogChunk chunk) {
        return encoded.computeIfAbsent(
                chunk, it -> EventStream.event(it.sequence(), "lines", json.writeValueAsString(ChunkView.of(it))));
    }

    record ChunkView(long first, int count, String phase, long at, String text) {

        static ChunkView of(LogChunk chunk) {
            return new ChunkView(
                    chunk.firstLine(),
                    chunk.lineCount(),
                    chunk.phase(),
                    chunk.writtenAt().toEpochMilli(),
                    chunk.text());
        }
    }
}
