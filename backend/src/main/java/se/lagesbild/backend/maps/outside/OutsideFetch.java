package se.lagesbild.backend.maps.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.MessageSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks another server for something, with nothing of the visitor in the question: no cookie, no address, no header of theirs. Follows no
 * redirect, waits no longer and reads no more than it is told. Thread-safe.
 */
@Component
class OutsideFetch implements DisposableBean {
    private static final int CONNECTIONS = 24;
    private static final int CONNECTIONS_OF_A_HOST = 6;
    private static final int CONNECT_MS = 4_000;
    private static final int SILENCE_MS = 8_000;
    private static final int SHORT_BYTES = 8_192;

    private final OutsideHosts hosts;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "outside-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    OutsideFetch(OutsideHosts hosts) {
        this.hosts = hosts;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(hosts)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_MS, TimeUnit.MILLISECONDS)
                        .setSocketTimeout(SILENCE_MS, TimeUnit.MILLISECONDS)
                        .setTimeToLive(5, TimeUnit.MINUTES)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(SILENCE_MS, TimeUnit.MILLISECONDS)
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_OF_A_HOST)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT_MS, TimeUnit.MILLISECONDS)
                        .setResponseTimeout(SILENCE_MS, TimeUnit.MILLISECONDS)
                        .build())
                .setUserAgent("Lagesbild")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /**
     * @param headerName a header that the service asks for, with a key; null for none
     * @param mostBytes of the answer, unpacked
     * @param mostMillis from the question to the last byte
     */
    record Wish(
            URI uri, @Nullable String headerName, @Nullable String headerValue, int mostBytes, int mostMillis) {
        @Override
        public String toString() {
            return "Wish of " + uri.getHost();
        }
    }

    /** @param maxAgeSeconds as the answer says; -1 where it does not @param empty true where the server has nothing there: 204, 404 or 410 */
    record Answer(byte[] body, long maxAgeSeconds, boolean empty) {}

    Answer get(Wish wish) throws OutsideFault {
        var uri = hosts.read(wish.uri().toString());
        var request = new HttpGet(uri);
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        if (wish.headerName() != null && wish.headerValue() != null) {
            request.setHeader(wish.headerName(), wish.headerValue());
        }
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                wish.mostMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> {
                try {
                    return answer(request, uri, response, wish.mostBytes());
                } catch (OutsideFault e) {
                    // the rest of the answer is of no use: reading it to its end would serve whoever sends without end
                    request.cancel();
                    throw new Faulty(e);
                }
            });
        } catch (Faulty e) {
            throw e.fault;
        } catch (Nothing e) {
            return new Answer(new byte[0], e.maxAgeSeconds, true);
        } catch (ConnectionRequestTimeoutException e) {
            throw new OutsideFault("outside-busy");
        } catch (OutsideHosts.InnerAddress e) {
            throw new OutsideFault("outside-inner-network", uri.getHost());
        } catch (UnknownHostException e) {
            throw new OutsideFault("outside-unknown-host", uri.getHost());
        } catch (SSLException e) {
            throw new OutsideFault("outside-certificate", uri.getHost());
        } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException e) {
            throw new OutsideFault("outside-unreachable", uri.getHost());
        } catch (SocketTimeoutException e) {
            throw new OutsideFault("outside-slow", uri.getHost());
        } catch (IOException e) {
            throw new OutsideFault(late.get() ? "outside-slow" : "outside-broken-off", uri.getHost());
        } finally {
            deadline.cancel(false);
        }
    }

    /** Carries a fault through the library. */
    private static final class Faulty extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient OutsideFault fault;

        Faulty(OutsideFault fault) {
            super(fault);
            this.fault = fault;
        }
    }

    /** Carries through the library that there is nothing, and that what was sent with it is not to be read. */
    private static final class Nothing extends IOException {
        private static final long serialVersionUID = 1L;
        private final long maxAgeSeconds;

        Nothing(long maxAgeSeconds) {
            this.maxAgeSeconds = maxAgeSeconds;
        }
    }

    private static Answer answer(HttpGet request, URI uri, ClassicHttpResponse response, int mostBytes)
            throws IOException, OutsideFault {
        int status = response.getCode();
        if (status == 204 || status == 404 || status == 410) {
            var entity = response.getEntity();
            if (entity == null || isShort(entity)) {
                return new Answer(new byte[0], maxAge(response), true);
            }
            request.cancel();
            throw new Nothing(maxAge(response));
        }
        if (status >= 300 && status < 400) {
            throw new OutsideFault("outside-redirect", uri.getHost());
        }
        if (status != 200 || response.getEntity() == null) {
            throw new OutsideFault("outside-status", uri.getHost(), status);
        }
        try (InputStream in = response.getEntity().getContent()) {
            var body = new ByteArrayOutputStream();
            var buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                body.write(buffer, 0, n);
                if (body.size() > mostBytes) {
                    // before the stream is closed, which reads it to its end
                    request.cancel();
                    throw new OutsideFault("outside-too-large", uri.getHost(), mostBytes / 1024);
                }
            }
            return new Answer(body.toByteArray(), maxAge(response), false);
        }
    }

    /** True for what the library may read to its end, so that the connection serves the next question too. */
    private static boolean isShort(HttpEntity entity) {
        return entity.getContentLength() >= 0 && entity.getContentLength() <= SHORT_BYTES;
    }

    /** 0 where the answer is not to be kept. */
    private static long maxAge(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.CACHE_CONTROL);
        if (header == null) {
            return -1;
        }
        var said = new HashMap<String, String>();
        for (var element : MessageSupport.parseElements(header)) {
            var value = element.getValue();
            said.put(element.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
        }
        if (said.containsKey("no-store") || said.containsKey("no-cache")) {
            return 0;
        }
        var age = said.getOrDefault("s-maxage", said.getOrDefault("max-age", ""));
        return age.matches("\\d{1,9}") ? Long.parseLong(age) : -1;
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
