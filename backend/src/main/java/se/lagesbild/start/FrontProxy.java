package se.lagesbild.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which proxy in front of the program is believed when it says over which address and protocol a browser came. Everybody can write
 * {@code X-Forwarded-Proto: https} into a request; so nobody is believed unless {@code LAGESBILD_PROXY} names the sender. Pure.
 *
 * @param networks address/length of the believed senders; empty for none
 */
record FrontProxy(List<String> networks) {
    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");
    private static final Pattern NETWORK = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

    /**
     * @param setting empty or {@code false}: none; {@code true}: one on this machine; else addresses or networks with commas between
     * @throws StartProblem names what is no address
     */
    static FrontProxy of(String setting) {
        String text = setting.strip();
        if (text.isEmpty() || text.equals("false")) return new FrontProxy(List.of());
        if (text.equals("true")) return new FrontProxy(THIS_MACHINE);
        return new FrontProxy(
                Arrays.stream(text.split(",", -1)).map(FrontProxy::network).toList());
    }

    private static String network(String text) {
        var read = NETWORK.matcher(text.strip());
        if (read.matches()) {
            int longest = addressBits(read.group(1));
            int length = read.group(2) == null ? longest : Integer.parseInt(read.group(2));
            if (longest > 0 && length <= longest) return read.group(1) + "/" + length;
        }
        throw Invocation.usage(
                "LAGESBILD_PROXY är '%s': ange true, eller proxyns IP-adress, till exempel 10.1.2.3".formatted(text));
    }

    /** @return 32 or 128, 0 for what is no address; never asks a name server, since only digits, colons and points come here */
    private static int addressBits(String literal) {
        if (!literal.contains(":") && literal.split("\\.", -1).length != 4) return 0; // Java would fill up 10.1.2
        try {
            return InetAddress.getByName(literal).getAddress().length * 8;
        } catch (UnknownHostException e) {
            return 0;
        }
    }

    /** @return whether the proxy runs on this machine, so that the program need not be open to any other */
    boolean here() {
        return networks.equals(THIS_MACHINE);
    }

    /** @return settings for Spring, {@code name=value} */
    List<String> properties() {
        if (networks.isEmpty()) return List.of();
        return List.of(
                "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=" + String.join(",", networks));
    }
}
