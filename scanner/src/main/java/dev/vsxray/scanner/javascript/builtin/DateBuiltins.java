package dev.vsxray.scanner.javascript.builtin;

import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.NativeFunction;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.PrimitiveObject;
import dev.vsxray.scanner.javascript.value.Realm;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * {@code Date} of constants. The present time is unknown, and what is decided by it is marked as a date check; the
 * local time zone is taken to be UTC.
 */
final class DateBuiltins {

    private static final double MAX_TIME = 8.64e15;
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
            "EEE MMM dd uuuu HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH);

    private static final Map<String, ToDoubleFunction<ZonedDateTime>> PARTS = Map.of(
            "FullYear", ZonedDateTime::getYear,
            "Month", time -> time.getMonthValue() - 1,
            "Date", ZonedDateTime::getDayOfMonth,
            "Day", time -> time.getDayOfWeek().getValue() % 7,
            "Hours", ZonedDateTime::getHour,
            "Minutes", ZonedDateTime::getMinute,
            "Seconds", ZonedDateTime::getSecond,
            "Milliseconds", time -> time.getNano() / 1_000_000);

    private DateBuiltins() {}

    /** A time that depends on when the program runs. */
    static Unknown now() {
        return Unknown.of(Unknown.Kind.NUMBER, Facts.marked("date-check"));
    }

    static void install(Realm realm) {
        NativeFunction constructor = realm.constructor("Date", 7, (calls, self, arguments) -> {
            Invocation in = new Invocation(calls, self, arguments);
            return calls.isConstructing()
                    ? new PrimitiveObject(calls.level(), calls.realm().prototype("Date"), "Date", time(in))
                    : Unknown.of(Unknown.Kind.TEXT, Facts.marked("date-check"));
        });
        Invocation.method(realm, constructor, "now", 0, in -> now());
        Invocation.method(realm, constructor, "parse", 1, DateBuiltins::parse);
        Invocation.method(realm, constructor, "UTC", 7, DateBuiltins::fromParts);
        PlainObject prototype = realm.prototype("Date");
        Invocation.method(realm, prototype, "getTime", 0, DateBuiltins::thisTime);
        Invocation.method(realm, prototype, "valueOf", 0, DateBuiltins::thisTime);
        Invocation.method(realm, prototype, "setTime", 1, in -> {
            if (in.self() instanceof PrimitiveObject date) {
                date.setPrimitive(Coercions.toNumber(in.calls(), in.argument(0)));
            }
            return Coercions.toNumber(in.calls(), in.argument(0));
        });
        Invocation.method(
                realm,
                prototype,
                "getTimezoneOffset",
                0,
                in -> Unknown.of(Unknown.Kind.NUMBER, Facts.marked("locale-check")));
        PARTS.forEach((name, part) -> {
            Invocation.method(realm, prototype, "get" + name, 0, in -> part(in, part));
            Invocation.method(realm, prototype, "getUTC" + name, 0, in -> part(in, part));
            Invocation.method(realm, prototype, "set" + name, 1, DateBuiltins::change);
            Invocation.method(realm, prototype, "setUTC" + name, 1, DateBuiltins::change);
        });
        Invocation.method(realm, prototype, "toISOString", 0, in -> format(in, ISO));
        Invocation.method(realm, prototype, "toJSON", 1, in -> format(in, ISO));
        Invocation.method(realm, prototype, "toUTCString", 0, in -> format(in, UTC));
        Invocation.method(realm, prototype, "toGMTString", 0, in -> format(in, UTC));
        Invocation.method(realm, prototype, "toString", 0, in -> format(in, LOCAL));
        Invocation.method(realm, prototype, "toDateString", 0, in -> format(in, DAY));
        for (String local : List.of("toLocaleString", "toLocaleDateString", "toLocaleTimeString", "toTimeString")) {
            Invocation.method(
                    realm,
                    prototype,
                    local,
                    0,
                    in -> Unknown.of(Unknown.Kind.TEXT, thisTime(in).facts()));
        }
    }

    private static Value time(Invocation in) {
        if (in.count() == 0) {
            return now();
        }
        if (in.count() > 1) {
            return fromParts(in);
        }
        Value value = Coercions.toPrimitive(in.calls(), in.argument(0), Coercions.Hint.DEFAULT);
        return value instanceof Text
                ? parse(new Invocation(in.calls(), in.self(), List.of(value)))
                : Coercions.toNumber(in.calls(), value);
    }

    private static Value fromParts(Invocation in) {
        double[] parts = {1970, 0, 1, 0, 0, 0, 0};
        for (int i = 0; i < Math.min(parts.length, in.count()); i++) {
            OptionalDouble part = Coercions.known(in.calls(), in.argument(i));
            if (part.isEmpty()) {
                return in.derived(Unknown.Kind.NUMBER);
            }
            if (!Double.isFinite(part.getAsDouble()) || Math.abs(part.getAsDouble()) > 1e8) {
                return Num.NAN;
            }
            parts[i] = Coercions.toInteger(part.getAsDouble());
        }
        long year = (long) (parts[0] >= 0 && parts[0] <= 99 ? 1900 + parts[0] : parts[0]);
        if (Math.abs(year) > 275_760) {
            return Num.NAN;
        }
        long day = LocalDate.of((int) year, 1, 1).plusMonths((long) parts[1]).toEpochDay() + (long) parts[2] - 1;
        double time = day * 86_400_000.0 + parts[3] * 3_600_000 + parts[4] * 60_000 + parts[5] * 1000 + parts[6];
        return Num.of(Math.abs(time) > MAX_TIME ? Double.NaN : time);
    }

    private static Value parse(Invocation in) {
        if (in.text(0).isEmpty()) {
            return in.derived(Unknown.Kind.NUMBER);
        }
        String text = in.text(0).get().value();
        try {
            if (text.length() == 10) {
                return Num.of(LocalDate.parse(text).toEpochDay() * 86_400_000.0);
            }
            boolean zoned = text.endsWith("Z") || text.matches(".{16,}[+-]\\d\\d:\\d\\d");
            Instant instant = zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            return Num.of(instant.toEpochMilli());
        } catch (DateTimeParseException otherFormat) {
            // The standard leaves other formats to each engine.
            return Unknown.NUMBER;
        }
    }

    private static Value thisTime(Invocation in) {
        return in.self() instanceof PrimitiveObject date && date.className().equals("Date")
                ? date.primitive()
                : in.derived(Unknown.Kind.NUMBER);
    }

    private static Value part(Invocation in, ToDoubleFunction<ZonedDateTime> part) {
        Value time = thisTime(in);
        if (!(time instanceof Num number)) {
            return Unknown.of(Unknown.Kind.NUMBER, time.facts());
        }
        return Double.isNaN(number.value()) ? Num.NAN : Num.of(part.applyAsDouble(zoned(number)));
    }

    private static ZonedDateTime zoned(Num time) {
        return Instant.ofEpochMilli((long) time.value()).atZone(ZoneOffset.UTC);
    }

    /** A changed date is no longer computed: dates are compared, not decoded. */
    private static Value change(Invocation in) {
        if (in.self() instanceof PrimitiveObject date) {
            date.setPrimitive(Unknown.of(
                    Unknown.Kind.NUMBER, in.facts().join(date.primitive().facts())));
        }
        return Unknown.NUMBER;
    }

    private static Value format(Invocation in, DateTimeFormatter format) {
        Value time = thisTime(in);
        if (!(time instanceof Num number)) {
            return Unknown.of(Unknown.Kind.TEXT, time.facts());
        }
        if (Double.isNaN(number.value())) {
            if (format == ISO) {
                throw in.rangeError("Invalid time value");
            }
            return Text.of("Invalid Date");
        }
        try {
            return Text.of(format.format(zoned(number)));
        } catch (DateTimeException outOfRange) {
            return Unknown.TEXT;
        }
    }
}
