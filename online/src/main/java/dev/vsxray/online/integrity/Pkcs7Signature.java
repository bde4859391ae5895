package dev.vsxray.online.integrity;

import dev.vsxray.online.registry.PlainText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;

/** A detached PKCS#7 signature (RFC 5652), with the timestamp (RFC 3161) it may carry. */
final class Pkcs7Signature {

    /** Where Authenticode keeps the timestamp. */
    private static final ASN1ObjectIdentifier AUTHENTICODE_TIMESTAMP =
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.3.3.1");

    private final List<X509Certificate> roots;
    private final Instant now;

    Pkcs7Signature(List<X509Certificate> roots, Instant now) {
        this.roots = List.copyOf(roots);
        this.now = now;
    }

    /**
     * Checks the signature over some bytes.
     *
     * @param content what is signed
     * @param signature in DER
     */
    SignatureOutcome check(byte[] content, byte[] signature) {
        try {
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            if (signed.getSignerInfos().size() != 1) {
                return new SignatureOutcome.Broken(
                        "The signature has " + signed.getSignerInfos().size() + " signers, where one is expected.");
            }
            return check(signed, signed.getSignerInfos().iterator().next());
        } catch (CMSException | RuntimeException malformed) {
            // The library reads structures when they are asked for and then fails with whatever exception comes first.
            return new SignatureOutcome.Broken("The signature is no PKCS#7 signature.");
        }
    }

    private SignatureOutcome check(CMSSignedData signed, SignerInformation signer) {
        Optional<X509Certificate> leaf = certificate(signed, signer);
        if (leaf.isEmpty()) {
            return new SignatureOutcome.Broken("The signature does not bring the certificate of its signer.");
        }
        if (!isBy(leaf.get(), signer)) {
            return new SignatureOutcome.Broken(
                    "The signature was not made over this manifest by the key of the certificate that it names.");
        }
        CertificateChain chain = new CertificateChain(leaf.get(), certificates(signed), roots);
        Optional<Instant> stamped = timestamp(signer);
        Instant when = stamped.orElse(now);
        String who = PlainText.of(leaf.get().getSubjectX500Principal().getName());
        if (chain.leadsToARootAt(when, CertificateChain.CODE_SIGNING)) {
            return new SignatureOutcome.Good("Signed by " + who
                    + stamped.map(time -> ", at " + time + " by a trusted timestamp")
                            .orElse("")
                    + ". Revocation was not asked about.");
        }
        if (chain.hasLedToARoot(CertificateChain.CODE_SIGNING)) {
            return new SignatureOutcome.Expired("Signed by " + who + ", whose certificates are not valid at " + when
                    + (stamped.isEmpty() ? "; there is no trusted timestamp." : ", the time of the signature."));
        }
        return new SignatureOutcome.Untrusted("Signed by " + who + "; the chain does not end at a root that is trusted"
                + " here. Roots are added with --signature-root.");
    }

    private static boolean isBy(X509Certificate certificate, SignerInformation signer) {
        try {
            // By the bare key: whether the certificate was valid then is asked apart.
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException doesNotFit) {
            return false;
        }
    }

    private static Optional<X509Certificate> certificate(CMSSignedData signed, SignerInformation signer) {
        return convert(signed.getCertificates(), signer).stream().findFirst();
    }

    private static List<X509Certificate> certificates(CMSSignedData signed) {
        return convert(signed.getCertificates(), null);
    }

    private static List<X509Certificate> convert(
            Store<X509CertificateHolder> store, @Nullable SignerInformation signer) {
        List<X509Certificate> certificates = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : signer == null ? store.getMatches(null) : matches(store, signer)) {
            try {
                certificates.add(converter.getCertificate(holder));
            } catch (CertificateException malformed) {
                // A certificate that cannot be read vouches for nothing.
            }
        }
        return certificates;
    }

    /** The selector of a signer is made for certificates; its type does not say so. */
    @SuppressWarnings("unchecked")
    private static Iterable<X509CertificateHolder> matches(
            Store<X509CertificateHolder> store, SignerInformation signer) {
        return store.getMatches(signer.getSID());
    }

    /** The time a trusted authority saw the signature. A timestamp by anybody else is none. */
    private Optional<Instant> timestamp(SignerInformation signer) {
        AttributeTable attributes = signer.getUnsignedAttributes();
        if (attributes == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken))
                .or(() -> Optional.ofNullable(attributes.get(AUTHENTICODE_TIMESTAMP)))
                .flatMap(attribute -> time(attribute, signer.getSignature()));
    }

    private Optional<Instant> time(Attribute attribute, byte[] stamped) {
        try {
            ASN1Encodable value = attribute.getAttrValues().getObjectAt(0);
            CMSSignedData signed = new CMSSignedData(value.toASN1Primitive().getEncoded());
            TimeStampToken token = new TimeStampToken(signed);
            byte[] digest = MessageDigest.getInstance(
                            token.getTimeStampInfo().getMessageImprintAlgOID().getId())
                    .digest(stamped);
            if (!MessageDigest.isEqual(digest, token.getTimeStampInfo().getMessageImprintDigest())) {
                return Optional.empty();
            }
            Instant time = token.getTimeStampInfo().getGenTime().toInstant();
            SignerInformation authority = signed.getSignerInfos().iterator().next();
            return certificate(signed, authority)
                    .filter(leaf -> isBy(leaf, authority))
                    .filter(leaf -> new CertificateChain(leaf, certificates(signed), roots)
                            .leadsToARootAt(time, CertificateChain.TIME_STAMPING))
                    .map(unused -> time);
        } catch (CMSException | TSPException | IOException | GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }
}
