// Draws a battle map with Limner and saves it: the whole life of a small job, over a connection that may break.
//
//	go run . -addr 127.0.0.1:50051 -out map.png
package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	limner "limner.example/gen/limner/v1"
)

const pause = 200 * time.Millisecond // before asking again

// A server that vanishes with its machine does not say so; a watch would wait for it for ever.
var alive = keepalive.ClientParameters{Time: 20 * time.Second, Timeout: 10 * time.Second}

func main() {
	log.SetFlags(0)
	addr := flag.String("addr", "127.0.0.1:50051", "where Limner listens")
	out := flag.String("out", "map.png", "file to save the map as")
	seed := flag.Uint("seed", 7, "decides the map")
	patience := flag.Duration("patience", 2*time.Minute, "how long all of it may take")
	var show credentials
	flag.BoolVar(&show.tls, "tls", false, "talk TLS with a server that the system trusts")
	flag.StringVar(&show.ca, "ca", "", "file with the CA of the server's certificate, PEM")
	flag.StringVar(&show.cert, "cert", "", "file with the certificate to show, PEM")
	flag.StringVar(&show.key, "key", "", "file with its key, PEM")
	flag.StringVar(&show.serverName, "server-name", "", "name in the server's certificate, if not the one it is called by")
	flag.StringVar(&show.tokenFile, "token-file", "", "file with the token to send; else LIMNER_TOKEN")
	flag.BoolVar(&show.plaintext, "plaintext", false, "send the token without TLS, too")
	flag.Parse()
	show.token = os.Getenv("LIMNER_TOKEN")
	ctx, cancel := context.WithTimeout(context.Background(), *patience)
	defer cancel()
	if err := run(ctx, *addr, show, *out, uint32(*seed)); err != nil {
		log.Fatal(err)
	}
}

// run submits the job, follows it to its end, and downloads what it made.
func run(ctx context.Context, addr string, show credentials, out string, seed uint32) error {
	options, err := show.options(addr)
	if err != nil {
		return err
	}
	conn, err := grpc.NewClient(addr, append(options, grpc.WithKeepaliveParams(alive))...)
	if err != nil {
		return err
	}
	defer conn.Close()
	tasks, images := limner.NewTaskServiceClient(conn), limner.NewImageServiceClient(conn)

	id, err := submit(ctx, tasks, seed)
	if err != nil {
		return fmt.Errorf("submit: %w", err)
	}
	task, err := follow(ctx, tasks, id)
	if err != nil {
		return fmt.Errorf("follow: %w", err)
	}
	// A failed task is an answer, not an error of the call.
	if len(task.GetOutputs()) == 0 {
		return fmt.Errorf("%s: %s", task.GetState(), task.GetError().GetMessage())
	}
	if err := download(ctx, images, task.Outputs[0].ImageId, out); err != nil {
		return fmt.Errorf("download: %w", err)
	}
	return nil
}

// submit queues a small battle map. However often a request with one id arrives, it makes one task.
func submit(ctx context.Context, tasks limner.TaskServiceClient, seed uint32) (id string, err error) {
	request := &limner.CreateTaskRequest{
		RequestId: newUUID(),
		Spec: &limner.CreateTaskRequest_Generate{Generate: &limner.GenerateSpec{
			Type: "map", Subtype: "tactical", Seed: &seed,
			Options: &limner.GenerateSpec_BattleMap{BattleMap: &limner.BattleMap{
				Columns: proto.Int32(24), Rows: proto.Int32(24), PxPerCell: proto.Int32(64),
			}},
		}},
	}
	err = again(ctx, func() error {
		response, err := tasks.CreateTask(ctx, request)
		id = response.GetTask().GetId()
		return err
	})
	return id, err
}

// follow prints every event of a task once, in order, and returns the task at its end. A stream that breaks goes on
// behind the last event that came.
func follow(ctx context.Context, tasks limner.TaskServiceClient, id string) (ended *limner.Task, err error) {
	var last int64
	err = again(ctx, func() error {
		stream, err := tasks.WatchTask(ctx, &limner.WatchTaskRequest{Id: id, AfterSeq: &last})
		return each(stream, err, func(message *limner.WatchTaskResponse) error {
			if event := message.GetEvent(); event != nil {
				last = event.Seq
				fmt.Println("event", event.Seq, event.Kind, event.Stage)
			} else if end := message.GetTerminal(); end != nil {
				ended = end.Task
				fmt.Println("event", end.Seq, ended.State)
			}
			return nil
		})
	})
	return ended, err
}

// download saves the bytes of an image, once their sha256 is the one that was announced. A download that breaks goes on
// at the byte where it stopped, if the content is still the same.
func download(ctx context.Context, images limner.ImageServiceClient, id, path string) error {
	file, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	hash := sha256.New()
	target := io.MultiWriter(file, hash)
	request := &limner.DownloadImageRequest{Id: id}
	if err := again(ctx, func() error {
		stream, err := images.DownloadImage(ctx, request)
		return each(stream, err, func(message *limner.DownloadImageResponse) error {
			if header := message.GetHeader(); header != nil {
				request.IfSha256 = header.Sha256
			}
			n, err := target.Write(message.GetChunk())
			request.ReadOffset += int64(n)
			return err
		})
	}); err != nil {
		return err
	}
	if digest := hex.EncodeToString(hash.Sum(nil)); digest != request.IfSha256 {
		return fmt.Errorf("sha256 is %s, announced was %s", digest, request.IfSha256)
	}
	if err := file.Close(); err != nil {
		return err
	}
	fmt.Println("saved", path, request.IfSha256)
	return os.Rename(file.Name(), path)
}

// each takes every message of a stream that was opened without an error, until it ends.
func each[M any](stream grpc.ServerStreamingClient[M], err error, take func(*M) error) error {
	for err == nil {
		var message *M
		if message, err = stream.Recv(); err == nil {
			err = take(message)
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// again calls until it succeeds, fails for good, or time is over.
func again(ctx context.Context, call func() error) error {
	for {
		err := call()
		if status.Code(err) != codes.Unavailable {
			return err
		}
		fmt.Println("again:", status.Convert(err).Message())
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
}

// newUUID draws a UUID of version 4.
func newUUID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
