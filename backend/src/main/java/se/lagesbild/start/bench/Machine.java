package se.lagesbild.start.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures depend on, and what they cost in memory. */
final class Machine {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Machine() {}

    /** @param database versions of PostgreSQL and PostGIS */
    static String line(String database) {
        var os = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.forLanguageTag("sv"),
                "Maskin: %d kärnor (belastning %.1f), %s %s, Java %s, högst %d MB heap, %s",
                os.getAvailableProcessors(),
                os.getSystemLoadAverage(),
                os.getName(),
                os.getArch(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                database);
    }

    /**
     * Most heap in use since the last call, MB: the sum of the pools' peaks, which may lie at different times, so never too low. Starts
     * over at each call.
     */
    static long heapPeakMegabytes() {
        long bytes = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getPeakUsage().getUsed();
            }
            pool.resetPeakUsage();
        }
        return bytes >> 20;
    }

    /** What is left on the heap when all that nobody holds any more was cleared away, MB. */
    static long heapInUseMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** Most memory of the whole process so far, MB, as Linux counts it; -1 elsewhere. */
    static long processPeakMegabytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
