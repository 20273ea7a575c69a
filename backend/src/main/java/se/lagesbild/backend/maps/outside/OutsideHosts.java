package se.lagesbild.backend.maps.outside;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which servers this one may ask. The name is looked up once for each connection, here, and the connection goes to just the addresses
 * that were checked: a name that points elsewhere a moment later gains nothing.
 */
@Component
class OutsideHosts implements DnsResolver {
    private static final int LONGEST = 2_000;
    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8080, 8443);

    /** Four plain numbers. */
    private static final Pattern QUAD = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private final Set<String> inner;
    private final DnsResolver names;
    private final Predicate<InetAddress> own;

    /** @param inner names of servers of the inner network that may be asked after all, with commas between */
    @Autowired
    OutsideHosts(@Value("${lagesbild.outside.allow-private:}") List<String> inner) {
        this(inner, SystemDefaultDnsResolver.INSTANCE, PublicAddress::isOfThisMachine);
    }

    /** @param own tells the addresses of this machine */
    OutsideHosts(List<String> inner, DnsResolver names, Predicate<InetAddress> own) {
        this.inner = new TreeSet<>();
        inner.forEach(name -> this.inner.add(name.strip().toLowerCase(Locale.ROOT)));
        this.names = names;
        this.own = own;
    }

    /** The name looked up leads to this machine or the inner network. */
    static final class InnerAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        InnerAddress(String host) {
            super(host);
        }
    }

    /**
     * Reads an address that may be asked, as far as that shows without looking its name up.
     *
     * @throws OutsideFault naming the part that will not do
     */
    URI read(String address) throws OutsideFault {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw new OutsideFault("outside-address");
        }
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new OutsideFault("outside-address");
        }
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new OutsideFault("outside-user-in-address");
        }
        if (uri.getHost() == null || isOddNumber(uri.getHost()) || uri.getRawFragment() != null) {
            throw new OutsideFault("outside-address");
        }
        if (!PORTS.contains(uri.getPort()) && !isInner(uri.getHost())) {
            throw new OutsideFault("outside-port", uri.getPort());
        }
        return uri;
    }

    /** As {@link #read}, of an address in which something is filled in for each picture. */
    URI readTemplate(String template) throws OutsideFault {
        return read(template.replaceAll("[{}]", ""));
    }

    /** A key is told over an encrypted line alone, or within the inner network. */
    boolean mayCarryKey(String address) {
        try {
            var uri = readTemplate(address);
            return "https".equalsIgnoreCase(uri.getScheme()) || isInner(uri.getHost());
        } catch (OutsideFault e) {
            return false;
        }
    }

    /** True where a key for the one may be told to the other; false for what cannot be read. */
    boolean sameServer(String one, String other) {
        try {
            return ServiceAddress.sameServer(
                    readTemplate(one).toString(), readTemplate(other).toString());
        } catch (OutsideFault e) {
            return false;
        }
    }

    /**
     * What a document of the internet names must not lead inwards: a server that the setting opens is opened for those who type its address.
     *
     * @param typed address of the service, perhaps with something to fill in
     * @param named address that the service's document tells
     * @throws OutsideFault where that is an inner server, and another than the service's own
     */
    void requireNamable(String typed, String named) throws OutsideFault {
        var host = readTemplate(named).getHost();
        if (isInner(host) && !sameServer(typed, named)) {
            throw new OutsideFault("outside-inner-named", host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.resolve(host);
        if (found == null || found.length == 0) {
            throw new UnknownHostException(host);
        }
        // one wrong address among good ones is enough: whoever owns the name chose it
        if (!isInner(host) && !Arrays.stream(found).allMatch(one -> PublicAddress.is(one) && !own.test(one))) {
            throw new InnerAddress(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A number that programs read differently (octal, hexadecimal, three parts), and a name that ends with a point. */
    private static boolean isOddNumber(String host) {
        int last = host.lastIndexOf('.') + 1;
        boolean number = last < host.length() && Character.isDigit(host.charAt(last)) && !host.startsWith("[");
        return last == host.length() || (number && !QUAD.matcher(host).matches());
    }

    private boolean isInner(String host) {
        return inner.contains(host.toLowerCase(Locale.ROOT));
    }
}
