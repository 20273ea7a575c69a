package se.lagesbild.backend.maps.outside;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Tells addresses of the open internet from those of this machine, the inner network and everything else. */
final class PublicAddress {
    private PublicAddress() {}

    /** True for what anybody on the internet could reach, by its number alone: what is in doubt is not. */
    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address ? four(bytes) : six(bytes);
    }

    /** True for an address of one of this machine's network cards as they are now, public or not, and where that cannot be told. */
    static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean four(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        boolean inner = a == 0 // this network
                || a == 10
                || (a == 100 && b >= 64 && b < 128) // shared by customers of a carrier
                || a == 127
                || (a == 169 && b == 254) // link-local; clouds tell their secrets at .169.254
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocols, documents
                || (a == 192 && b == 88 && c == 99) // relays
                || (a == 192 && b == 168)
                || (a == 198 && (b == 18 || b == 19)) // measurements
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113)
                || a >= 224; // many at once, reserved, broadcast
        return !inner;
    }

    /** Global unicast is 2000::/3; in it lie tunnels that carry an IPv4 address, and documents. All else (::1, fc00::/7, fe80::/10, 64:ff9b::/96) is not. */
    private static boolean six(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 2);
        boolean global = (first & 0xe000) == 0x2000;
        boolean special = (first == 0x2001 && second < 0x0200) // protocols; Teredo among them
                || (first == 0x2001 && second == 0x0db8)
                || first == 0x2002 // 6to4
                || (first == 0x3fff && second < 0x1000); // documents
        return global && !special;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
