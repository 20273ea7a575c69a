package se.lagesbild.backend.maps.ogc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends a document as JSON or as a page, tagged; what the client has already is not sent again. */
@Component
class Documents {
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    /** As it stands at the head of every collection of features, with the time to the second. */
    private static final String TIME = "\"timeStamp\":\"";

    private static final int TIME_LENGTH = TIME.length() + "2026-11-23T20:00:00Z".length();
    private static final int HEAD = 120;

    private final JsonMapper json;

    Documents(JsonMapper json) {
        this.json = json;
    }

    /** @param type of the document where it is sent as JSON */
    ResponseEntity<byte[]> send(Asked asked, Map<String, Object> document, String type, String title) {
        return send(asked, document, type, title, null);
    }

    /** @param crs name of the system of its coordinates, for the header {@code Content-Crs}; null where it has none */
    ResponseEntity<byte[]> send(
            Asked asked, Map<String, Object> document, String type, String title, @Nullable String crs) {
        boolean page = asked.form("json", "html").equals("html");
        return send(
                asked,
                page ? new Page(asked, title).of(document) : json.writeValueAsBytes(document),
                page ? "text/html;charset=UTF-8" : type,
                crs);
    }

    /** The document in its own form whatever was asked for. */
    ResponseEntity<byte[]> send(Asked asked, Map<String, Object> document, String type) {
        return send(asked, json.writeValueAsBytes(document), type, null);
    }

    private static ResponseEntity<byte[]> send(Asked asked, byte[] body, String type, @Nullable String crs) {
        var tag = tag(body);
        var known = asked.header(HttpHeaders.IF_NONE_MATCH);
        boolean same =
                known != null && List.of(known.replace(" ", "").split(",", -1)).contains(tag);
        var answer = (same ? ResponseEntity.status(304) : ResponseEntity.ok())
                .cacheControl(ASK_AGAIN)
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.ACCEPT_ENCODING)
                .eTag(tag);
        if (crs != null) {
            answer.header("Content-Crs", "<" + crs + ">");
        }
        return same
                ? answer.build()
                : answer.contentType(MediaType.parseMediaType(type)).body(body);
    }

    /** Weak, since an answer is packed on the way; of all but the time at which it was made. */
    private static String tag(byte[] body) {
        int time = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1).indexOf(TIME);
        var sum = new CRC32C();
        if (time >= 0) {
            sum.update(body, 0, time);
            sum.update(body, time + TIME_LENGTH, body.length - time - TIME_LENGTH);
        } else {
            sum.update(body, 0, body.length);
        }
        return "W/\"" + Long.toHexString(sum.getValue()) + "-" + body.length + "\"";
    }
}
