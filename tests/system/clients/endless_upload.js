// An upload that never ends: `node endless_upload.js ADDRESS`; prints the code and the message it ends with.
// Packages are found by NODE_PATH.
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const [address, protos] = process.argv.slice(2);
const loaded = loader.loadSync('limner/v1/image.proto', { includeDirs: [protos] });
const { ImageService } = grpc.loadPackageDefinition(loaded).limner.v1;
const images = new ImageService(address, grpc.credentials.createInsecure());
let over = false;
const upload = images.UploadImage((error) => {
  over = true;
  console.log(error ? grpc.status[error.code] : 'OK');
  const status = error && error.metadata.get('grpc-status-details-bin')[0];
  console.log(status ? status.toString('latin1') : '');
  images.close();
});
const chunk = { chunk: Buffer.alloc(256 << 10) };
const write = () => {
  while (!over) {
    if (!upload.write(chunk)) return void upload.once('drain', write);
  }
};
write();
