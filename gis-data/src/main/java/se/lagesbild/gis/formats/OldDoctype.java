package se.lagesbild.gis.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/**
 * Takes the DOCTYPE off a document, as WMS 1.1.1 still carries one, often with a declaration of an element or two. One that declares
 * entities stays, and {@link SafeXml} refuses it. Nothing that a DOCTYPE names is ever fetched.
 */
final class OldDoctype {
    /** Where an XML declaration must end, and a DOCTYPE begin. */
    private static final int HEAD = 4_000;

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private static final Pattern DOCTYPE = Pattern.compile(
            "<!DOCTYPE\\s+[A-Za-z_][\\w.:-]*(?:\\s+(?:SYSTEM|PUBLIC)(?:\\s*(?:\"[^\"]*\"|'[^']*')){1,2})?\\s*(?:\\[([^\\]]*)\\])?\\s*>");

    private OldDoctype() {}

    /** @throws XmlException when the bytes do not fit the encoding that they declare (UTF-8 where none is named) */
    static String without(byte[] xml) {
        var text = text(xml);
        var head = text.substring(0, Math.min(HEAD, text.length()));
        var found = DOCTYPE.matcher(head);
        if (!found.find() || (found.group(1) != null && found.group(1).matches("(?s).*(ENTITY|NOTATION|%).*"))) {
            return text;
        }
        return head.substring(0, found.start()) + text.substring(found.end());
    }

    private static String text(byte[] xml) {
        var start = new String(xml, 0, Math.min(300, xml.length), StandardCharsets.ISO_8859_1);
        var named = ENCODING.matcher(start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start);
        try {
            var charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new XmlException("", "the XML cannot be read: its bytes do not fit its encoding");
        }
    }
}
