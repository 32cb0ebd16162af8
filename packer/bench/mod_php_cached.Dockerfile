# Apache with mod_php (mod_php.Dockerfile) behind the image's own nginx: the same rules of what is kept, and the same files served
# without PHP; where nginx asks PHP's process manager, it asks Apache.
ARG MOD_PHP_IMAGE
FROM ${MOD_PHP_IMAGE}
USER root
COPY pressyard-apache.conf /etc/nginx/pressyard-apache.conf
RUN sed -i 's/8080/8081/' /etc/apache2/ports.conf /etc/apache2/sites-available/000-default.conf \
 && printf 'SetEnvIf X-Accepts-Gzip gzip PRESSYARD_ACCEPTS_GZIP=gzip\nKeepAliveTimeout 60\nMaxKeepAliveRequests 0\n' >>/etc/apache2/conf-enabled/bench.conf \
 && chown -R www-data:www-data /var/log/apache2 /var/run/apache2 /var/lock/apache2 \
 && sed -i 's/fastcgi_cache_path/proxy_cache_path/' /etc/nginx/pressyard-page-cache.conf \
 && sed -i -E -e 's/include pressyard-fastcgi\.conf;/include pressyard-apache.conf;\n  proxy_pass http:\/\/apache$request_uri;/' \
      -e 's/fastcgi_(cache|no_cache|ignore_headers)/proxy_\1/' -e '/fastcgi_param PRESSYARD_ACCEPTS_GZIP/s/.*/  proxy_set_header X-Accepts-Gzip $accepts_gzip;/' \
      -e '/fastcgi_param/d' /etc/nginx/pressyard-site.conf \
 && sed -i '/location = \/index.php/,/^}/s/\$request_uri;/$page_uri;/' /etc/nginx/pressyard-site.conf \
 && sed -i -e 's/include pressyard-fastcgi.conf;/include pressyard-apache.conf;\n      proxy_pass http:\/\/apache;/' \
      -e 's/^  upstream php {/  upstream apache {\n    server 127.0.0.1:8081;\n    keepalive 4;\n  }\n&/' /etc/nginx/nginx.conf \
 && printf 'client_max_body_size 64m;\n' >/run/wordpress/upload-size.conf \
 && printf 'default 1;\n' >/run/wordpress/admin-networks.conf \
 && nginx -t && rm -rf /run/wordpress/* /tmp/nginx-*
USER 33:33
ENTRYPOINT ["bash", "-c", "printf 'client_max_body_size 64m;' >/run/wordpress/upload-size.conf && printf 'default 1;' >/run/wordpress/admin-networks.conf && { php /usr/local/share/pressyard/background.php & } && apachectl -k start && exec nginx"]
