package dev.vsxray.online.integrity;

/** What became of checking a registry's signature; each with its ground, a sentence of our own. */
public sealed interface SignatureOutcome {

    String ground();

    /** It fits the package and its signer is trusted. */
    record Good(String ground) implements SignatureOutcome {}

    /** It fits the package; the signer's certificate ends at a root that is not trusted here. */
    record Untrusted(String ground) implements SignatureOutcome {}

    /** It fits the package; a certificate has expired and no trusted timestamp says that it was made before. */
    record Expired(String ground) implements SignatureOutcome {}

    /** It does not fit: another package, or another key. */
    record Broken(String ground) implements SignatureOutcome {}

    /** The registry publishes none for this version. */
    record Missing(String ground) implements SignatureOutcome {}

    /** Nothing is known. */
    record NotChecked(String ground) implements SignatureOutcome {}
}
