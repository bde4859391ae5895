package dev.vsxray.online.integrity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A certificate and those that came with it. Revocation is not asked about: that would tell the authority who checks what.
 *
 * @param roots the certificates that are trusted
 */
record CertificateChain(X509Certificate leaf, Collection<X509Certificate> others, List<X509Certificate> roots) {

    /** Extended key usage of certificates for code. */
    static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    /** Extended key usage of certificates for timestamps. */
    static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    /** Whether a chain of certificates for this purpose, all valid at that time, leads to a trusted root. */
    boolean leadsToARootAt(Instant time, String purpose) {
        if (roots.isEmpty()) {
            return false;
        }
        try {
            Set<TrustAnchor> anchors = new LinkedHashSet<>();
            roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(leaf);
            target.setExtendedKeyUsage(Set.of(purpose));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException | IOException noChain) {
            return false;
        }
    }

    /** Whether the chain would have been good at some time of the leaf's life. */
    boolean hasLedToARoot(String purpose) {
        return leadsToARootAt(leaf.getNotAfter().toInstant().minusSeconds(1), purpose)
                || leadsToARootAt(leaf.getNotBefore().toInstant().plusSeconds(1), purpose);
    }
}
