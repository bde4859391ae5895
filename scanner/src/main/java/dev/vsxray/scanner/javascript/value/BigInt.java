package dev.vsxray.scanner.javascript.value;

import java.math.BigInteger;

/** A known bigint. */
public record BigInt(BigInteger value) implements Value {}
