package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"os"
	"strings"

	"google.golang.org/grpc"
	transport "google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// credentials say how to trust the server, and who calls. Without any a connection is plaintext and anonymous.
type credentials struct {
	tls                       bool
	ca, cert, key, serverName string
	token, tokenFile          string
	plaintext                 bool
}

// options make a connection of them.
func (c credentials) options(addr string) ([]grpc.DialOption, error) {
	encrypted := c.tls || c.ca != "" || c.cert != ""
	var options []grpc.DialOption
	if encrypted {
		config, err := c.config()
		if err != nil {
			return nil, err
		}
		options = append(options, grpc.WithTransportCredentials(transport.NewTLS(config)))
	} else {
		options = append(options, grpc.WithTransportCredentials(insecure.NewCredentials()))
	}
	if c.token == "" && c.tokenFile == "" {
		return options, nil
	}
	if !encrypted && !c.plaintext && !isHere(addr) {
		return nil, fmt.Errorf("the token would go to %s in plaintext: name a CA, or say -plaintext", addr)
	}
	if _, err := c.GetRequestMetadata(context.Background()); err != nil {
		return nil, err
	}
	return append(options, grpc.WithPerRPCCredentials(c)), nil
}

// config trusts the CA, or those of the system, and shows the certificate: each connection the one that lies there then.
func (c credentials) config() (*tls.Config, error) {
	config := &tls.Config{ServerName: c.serverName, MinVersion: tls.VersionTLS12}
	if c.ca != "" {
		pem, err := os.ReadFile(c.ca)
		if err != nil {
			return nil, err
		}
		if config.RootCAs = x509.NewCertPool(); !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("%s holds no certificate in PEM", c.ca)
		}
	}
	if c.cert != "" {
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			pair, err := tls.LoadX509KeyPair(c.cert, c.key)
			return &pair, err
		}
		if _, err := config.GetClientCertificate(nil); err != nil {
			return nil, err
		}
	}
	return config, nil
}

// GetRequestMetadata sends the token with every call. A file is read for each, so that a new token is used at once.
func (c credentials) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	token := c.token
	if c.tokenFile != "" {
		content, err := os.ReadFile(c.tokenFile)
		if err != nil {
			return nil, err
		}
		token = string(bytes.TrimSpace(content))
	}
	return map[string]string{"authorization": "Bearer " + token}, nil
}

// RequireTransportSecurity leaves to options where a token may go.
func (c credentials) RequireTransportSecurity() bool { return false }

// isHere tells whether an address is on this machine.
func isHere(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return strings.HasPrefix(addr, "unix:")
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
