package dev.vsxray.online.integrity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A root, a signer below it, and the signatures it makes: all of our own, for tests. */
final class SigningChain {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final KeyPair key;
    private final X509Certificate root;
    private final X509Certificate leaf;

    private SigningChain(KeyPair key, X509Certificate root, X509Certificate leaf) {
        this.key = key;
        this.root = root;
        this.leaf = leaf;
    }

    static SigningChain forCode(String name, Instant from, Instant to) throws Exception {
        return of(name, from, to, KeyPurposeId.id_kp_codeSigning);
    }

    static SigningChain forTimestamps(String name, Instant from, Instant to) throws Exception {
        return of(name, from, to, KeyPurposeId.id_kp_timeStamping);
    }

    private static SigningChain of(String name, Instant from, Instant to, KeyPurposeId purpose) throws Exception {
        KeyPair rootKey = keys();
        KeyPair key = keys();
        X500Principal authority = new X500Principal("CN=" + name + " Root");
        JcaX509v3CertificateBuilder root = new JcaX509v3CertificateBuilder(
                authority,
                BigInteger.ONE,
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(Instant.parse("2040-01-01T00:00:00Z")),
                authority,
                rootKey.getPublic());
        root.addExtension(Extension.basicConstraints, true, new BasicConstraints(1));
        JcaX509v3CertificateBuilder leaf = new JcaX509v3CertificateBuilder(
                authority,
                BigInteger.TWO,
                Date.from(from),
                Date.from(to),
                new X500Principal("CN=" + name),
                key.getPublic());
        leaf.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        return new SigningChain(key, issued(root, rootKey), issued(leaf, rootKey));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate issued(JcaX509v3CertificateBuilder certificate, KeyPair issuer) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(ALGORITHM).build(issuer.getPrivate())));
    }

    X509Certificate root() {
        return root;
    }

    /** A detached signature. */
    CMSSignedData sign(byte[] content) throws Exception {
        return signBy(key, content);
    }

    /** A signature that names this chain's certificate and was made with another key. */
    CMSSignedData signWithAnotherKey(byte[] content) throws Exception {
        return signBy(keys(), content);
    }

    private CMSSignedData signBy(KeyPair signer, byte[] content) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(new JcaContentSignerBuilder(ALGORITHM).build(signer.getPrivate()), leaf));
        generator.addCertificates(new JcaCertStore(List.of(leaf, root)));
        return generator.generate(new CMSProcessableByteArray(content), false);
    }

    /** The signature with this chain's word that it was there at that time. */
    CMSSignedData stamp(CMSSignedData signed, Instant time) throws Exception {
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(signer.getSignature());
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request = requests.generate(TSPAlgorithms.SHA256, digest);
        TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build(ALGORITHM, key.getPrivate(), leaf),
                new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        generator.addCertificates(new JcaCertStore(Set.of(leaf, root)));
        TimeStampToken token = generator.generate(request, BigInteger.TEN, Date.from(time));
        ASN1Encodable value = token.toCMSSignedData().toASN1Structure();
        AttributeTable attributes = new AttributeTable(
                new DERSet(new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(value))));
        return CMSSignedData.replaceSigners(
                signed,
                new SignerInformationStore(List.of(SignerInformation.replaceUnsignedAttributes(signer, attributes))));
    }
}
