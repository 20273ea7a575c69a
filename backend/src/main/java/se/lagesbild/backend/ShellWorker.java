package se.lagesbild.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The worker that keeps the phone app for use without a network, stamped with every file of the app and its hash: a changed
 * file changes the worker's bytes, and that is how browsers notice a new version.
 */
@RestController
class ShellWorker {
    private static final String ROOT = "META-INF/resources";
    private static final String PLACE = "const SHELL = null;";
    private static final Pattern WEBJAR = Pattern.compile("\"/webjars/([^/\"]+)/([^\"]+)\"");
    private static final Pattern FILE = Pattern.compile(".*\\.(?:js|css|svg|png|html|webmanifest)");

    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    private final String script;

    ShellWorker(JsonMapper json) {
        try {
            script = stamped(json);
        } catch (IOException e) {
            throw new UncheckedIOException("the phone app is not on the class path: is module web packed?", e);
        }
    }

    record Shell(String version, Map<String, String> files) {}

    @GetMapping(path = "/warden/sw.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(script);
    }

    private String stamped(JsonMapper json) throws IOException {
        var worker = text("/warden/sw.js");
        if (!worker.contains(PLACE)) throw new IllegalStateException("/warden/sw.js has no line " + PLACE);
        var hashes = new TreeMap<String, String>();
        for (var room : new String[] {"/warden", "/shared"}) {
            for (var file : files.getResources("classpath*:" + ROOT + room + "/**")) {
                var address = address(file);
                if (FILE.matcher(address).matches() && !address.equals("/warden/sw.js"))
                    hashes.put(address, hash(file));
            }
        }
        hashes.put("/warden/", hashes.remove("/warden/index.html"));
        var foreign = WEBJAR.matcher(text("/warden/index.html"));
        while (foreign.find()) {
            for (var file : files.getResources(
                    "classpath*:%s/webjars/%s/*/%s".formatted(ROOT, foreign.group(1), foreign.group(2)))) {
                hashes.put("/webjars/" + foreign.group(1) + "/" + foreign.group(2), hash(file));
            }
        }
        var shell = new Shell(hash(hashes.toString().getBytes(StandardCharsets.UTF_8)), hashes);
        return worker.replace(PLACE, "const SHELL = " + json.writeValueAsString(shell) + ";");
    }

    private static String address(Resource file) throws IOException {
        var url = file.getURL().toString();
        return url.substring(url.lastIndexOf(ROOT) + ROOT.length());
    }

    private static String text(String address) throws IOException {
        return new ClassPathResource(ROOT + address).getContentAsString(StandardCharsets.UTF_8);
    }

    private static String hash(Resource file) throws IOException {
        return hash(file.getContentAsByteArray());
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
