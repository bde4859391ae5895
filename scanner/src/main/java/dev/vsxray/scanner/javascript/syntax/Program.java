package dev.vsxray.scanner.javascript.syntax;

import java.util.List;

/** A whole script or module. {@code module} is true when an {@code import} or {@code export} statement was read. */
public record Program(int start, int end, boolean module, List<Statement> body) implements Node {}
