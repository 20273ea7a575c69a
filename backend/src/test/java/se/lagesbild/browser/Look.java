package se.lagesbild.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How a page is looked at. */
enum Look {
    DESK_LIGHT("dator-ljust", "dator, ljust", 1440, 900, false, ColorScheme.LIGHT),
    DESK_DARK("dator-morkt", "dator, mörkt", 1440, 900, false, ColorScheme.DARK),
    PHONE_LIGHT("telefon-ljust", "telefon, ljust", 360, 740, true, ColorScheme.LIGHT),
    PHONE_DARK("telefon-morkt", "telefon, mörkt", 360, 740, true, ColorScheme.DARK);

    private final String fileName;
    private final String words;
    private final int width;
    private final int height;
    private final boolean phone;
    private final ColorScheme scheme;

    Look(String fileName, String words, int width, int height, boolean phone, ColorScheme scheme) {
        this.fileName = fileName;
        this.words = words;
        this.width = width;
        this.height = height;
        this.phone = phone;
        this.scheme = scheme;
    }

    String fileName() {
        return fileName;
    }

    String words() {
        return words;
    }

    boolean phone() {
        return phone;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale("sv-SE")
                .setTimezoneId("Europe/Stockholm")
                .setViewportSize(width, height)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme);
    }
}
