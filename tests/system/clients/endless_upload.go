// An upload that never ends: `go run endless_upload.go ADDRESS` in examples/go; prints the code and details it ends with.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	_ "google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"

	limner "limner.example/gen/limner/v1"
)

func main() {
	conn, err := grpc.NewClient(os.Args[1], grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	upload, err := limner.NewImageServiceClient(conn).UploadImage(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	chunk := &limner.UploadImageRequest{Part: &limner.UploadImageRequest_Chunk{Chunk: make([]byte, 256<<10)}}
	for err == nil {
		err = upload.Send(chunk)
	}
	_, err = upload.CloseAndRecv()
	told := status.Convert(err).Proto()
	fmt.Println("INVALID_ARGUMENT", told.Code == 3, told.String())
}
