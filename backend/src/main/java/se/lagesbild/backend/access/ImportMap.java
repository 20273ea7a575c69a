package se.lagesbild.backend.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The one inline script that the content security policy lets through: the import map, by the hash of its bytes. */
@Component
class ImportMap {
    private static final Pattern TAG = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final String PAGE = "META-INF/resources/login.html";

    /** @return source expression for {@code script-src}; every page must carry the same bytes as the log-in page */
    String policySource() {
        try {
            var page = new ClassPathResource(PAGE).getContentAsString(StandardCharsets.UTF_8);
            var map = TAG.matcher(page);
            if (!map.find()) {
                throw new IllegalStateException(PAGE + " has no import map");
            }
            var hash = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (IOException e) {
            throw new UncheckedIOException(PAGE + " is not on the class path: is module web packed?", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
